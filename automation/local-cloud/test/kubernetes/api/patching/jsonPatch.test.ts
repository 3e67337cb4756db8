import { expect } from "chai";
import { jsonPatch } from "../../../../kubernetes/api/patching/jsonPatch";

describe("A JSON patch", () => {
    const document = { a: { b: [1, 2, 3] }, "x/y": "z" };

    it("adds, replaces and removes fields and items", () => {
        const patch = [
            { op: "add", path: "/a/b/1", value: 9 },
            { op: "add", path: "/a/b/-", value: 4 },
            { op: "replace", path: "/x~1y", value: "w" },
            { op: "remove", path: "/a/b/0" },
            { op: "add", path: "/c", value: { d: null } },
        ];
        expect(jsonPatch(document, patch)).to.deep.equal({
            a: { b: [9, 2, 3, 4] },
            "x/y": "w",
            c: { d: null },
        });
    });

    it("moves and copies", () => {
        const patch = [
            { op: "move", from: "/a/b", path: "/b" },
            { op: "copy", from: "/b/0", path: "/c" },
        ];
        expect(jsonPatch(document, patch)).to.deep.equal({ a: {}, b: [1, 2, 3], c: 1, "x/y": "z" });
    });

    it("leaves the original as it was", () => {
        jsonPatch(document, [{ op: "remove", path: "/a/b/0" }]);
        expect(document.a.b).to.deep.equal([1, 2, 3]);
    });

    it("fails when a test does, and for places that are not there", () => {
        const rejected = "the server rejected our request due to an error in our request";
        expect(() => jsonPatch(document, [{ op: "test", path: "/a/b/0", value: 2 }])).to.throw(rejected);
        expect(() => jsonPatch(document, [{ op: "replace", path: "/q", value: 2 }])).to.throw(rejected);
        expect(() => jsonPatch(document, [{ op: "remove", path: "/a/b/7" }])).to.throw(rejected);
        expect(() => jsonPatch(document, { op: "remove" })).to.throw("list of operations");
    });
});
