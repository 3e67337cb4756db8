import { expect } from "chai";
import fc from "fast-check";
import { page } from "../../../../aws/wire/describe/page";

const same = (item: string) => item;
const invalid = "InvalidParameterValue";

function walk(all: readonly string[], size: number): string[] {
    const seen: string[] = [];
    let token = "";
    do {
        const { items, next } = page(all, same, { token, size, invalid });
        seen.push(...items);
        token = next ?? "";
    } while (token !== "");
    return seen;
}

describe("Pages", () => {
    it("hold everything once, in order", () => {
        const lists = fc.uniqueArray(fc.string(), { maxLength: 40 });
        fc.assert(
            fc.property(lists, fc.integer({ min: 1, max: 9 }), (all, size) => {
                expect(walk(all, size)).to.deep.equal([...all].sort());
            }),
        );
    });

    it("lose nothing when what was seen goes meanwhile", () => {
        const first = page(["a", "b", "c", "d"], same, { token: "", size: 2, invalid });
        const second = page(["c", "d"], same, { token: first.next ?? "", size: 2, invalid });
        expect(second).to.deep.equal({ items: ["c", "d"], next: undefined });
    });

    it("refuse a text that is not a token", () => {
        expect(() => page(["a"], same, { token: "nonsense", size: 2, invalid })).to.throw(
            "Unable to parse pagination token",
        );
    });
});
