import { expect } from "chai";
import { isSameResource } from "../../../../automation/engine/repair/sameResource";

describe("a resource that was found", () => {
    const asked = { name: "nodes", path: "/", tagsAll: { environment: "dev-1" }, policy: '{"a":1}' };

    it("is what was being created if all its tags and plain values are as they were asked for", () => {
        const found = {
            ...asked,
            arn: "arn:…",
            policy: '{ "a": 1 }',
            tagsAll: { environment: "dev-1", x: "y" },
        };
        expect(isSameResource(asked, found)).to.equal(true);
        expect(isSameResource({ fromPort: 443 }, { fromPort: "443" })).to.equal(true);
    });

    it("is something else of that name if it lacks a tag, or is otherwise", () => {
        expect(isSameResource(asked, { name: "nodes", path: "/" })).to.equal(false);
        expect(isSameResource(asked, { ...asked, path: "/others/" })).to.equal(false);
        expect(isSameResource(asked, { ...asked, tagsAll: { environment: "dev-2" } })).to.equal(false);
    });

    it("is not judged by what is secret, unknown or not told", () => {
        expect(isSameResource({ name: "a", password: "[secret]" }, { name: "a", password: "x" })).to.equal(
            true,
        );
        expect(isSameResource({ name: "a", description: "b" }, { name: "a" })).to.equal(true);
    });
});
