import { expect } from "chai";
import fc from "fast-check";
import { queryParams } from "../../../../aws/wire/protocols/queryParams";

describe("The parameters of a query request", () => {
    it("are lists where names are numbers, in their order", () => {
        const text =
            "Action=X&Filter.2.Name=b&Filter.1.Name=a&Filter.1.Value.1=x&Filter.1.Value.10=z&Filter.1.Value.2=y";
        expect(queryParams(text)).to.deep.equal({
            Action: "X",
            Filter: [{ Name: "a", Value: ["x", "y", "z"] }, { Name: "b" }],
        });
    });

    it("are lists without the word that the query protocol puts before items", () => {
        expect(queryParams("ResourceArns.member.1=a&ResourceArns.member.2=b")).to.deep.equal({
            ResourceArns: ["a", "b"],
        });
    });

    it("are decoded", () => {
        expect(queryParams("Name=a%20b%26c+d")).to.deep.equal({ Name: "a b&c d" });
    });

    it("never change what all objects have in common", () => {
        queryParams("__proto__.polluted=1&constructor.prototype.polluted=1");
        expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
    });

    it("never throw, whatever the text", () => {
        fc.assert(fc.property(fc.string(), (text) => typeof queryParams(text) === "object"));
    });
});
