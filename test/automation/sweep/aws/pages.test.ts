import { expect } from "chai";
import * as fc from "fast-check";
import { allPages, chunks } from "../../../../automation/sweep/aws/pages";

describe("allPages", () => {
    it("asks with the token of the page before, until there is none or an empty one", async () => {
        for (const last of [undefined, ""]) {
            const asked: (string | undefined)[] = [];
            const pages = [
                { items: [1, 2], next: "second" },
                { items: undefined, next: "third" },
                { items: [3], next: last },
            ];
            const all = await allPages((token) => {
                asked.push(token);
                return Promise.resolve(pages[asked.length - 1] ?? { items: [99], next: undefined });
            });
            expect(all).to.deep.equal([1, 2, 3]);
            expect(asked).to.deep.equal([undefined, "second", "third"]);
        }
    });
});

describe("chunks", () => {
    it("have at most some length, and all items in their order", () => {
        fc.assert(
            fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 20 }), (all, length) => {
                const parts = chunks(all, length);
                expect(parts.flat()).to.deep.equal(all);
                expect(parts).to.have.length(Math.ceil(all.length / length));
                for (const part of parts) expect(part.length).to.be.within(1, length);
            }),
        );
    });
});
