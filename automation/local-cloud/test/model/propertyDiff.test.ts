import { expect } from "chai";
import { propertyDiff } from "../../model/propertyDiff";
import { Secret, unknown } from "../../protocol/providerModel";

describe("the difference of a resource's inputs", () => {
    it("names each path that was added, deleted or updated, in maps and lists", () => {
        const olds = { a: 1, gone: true, tags: { Name: "x", "a:b": "c" }, list: [1, 2] };
        const news = { a: 1, come: true, tags: { Name: "y", "a:b": "d" }, list: [1, 3, 4] };
        expect(propertyDiff(olds, news, [])).to.deep.equal({
            gone: "delete",
            come: "add",
            "tags.Name": "update",
            'tags["a:b"]': "update",
            "list[1]": "update",
            "list[2]": "add",
        });
    });

    it("replaces if it is at or below one of the given paths, and not for names that only begin alike", () => {
        const olds = { vpc: { id: "a" }, subnets: ["a"], vpcs: 1 };
        const news = { vpc: { id: "b" }, subnets: ["b"], vpcs: 2 };
        expect(propertyDiff(olds, news, ["vpc", "subnets"])).to.deep.equal({
            "vpc.id": "update-replace",
            "subnets[0]": "update-replace",
            vpcs: "update",
        });
    });

    it("leaves out what is to be ignored, and keys of the engine's own", () => {
        const olds = { a: { b: 1 }, __defaults: ["a"] };
        expect(propertyDiff(olds, { a: { b: 2 }, __defaults: [] }, [], ["a"])).to.deep.equal({});
    });

    it("is empty if only the mark of a secret or a null differs", () => {
        expect(propertyDiff({ a: "x", b: null }, { a: new Secret("x") }, [])).to.deep.equal({});
    });

    it("is an update if the new value is unknown", () => {
        expect(propertyDiff({ a: "x" }, { a: unknown }, [])).to.deep.equal({ a: "update" });
    });
});
