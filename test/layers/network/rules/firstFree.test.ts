import { expect } from "chai";
import fc from "fast-check";
import { overlaps, sizeOf } from "../../../../layers/network/cidr";
import { firstFree } from "../../../../layers/network/rules/firstFree";

const range = fc
    .integer({ min: 16, max: 24 })
    .chain((prefix) =>
        fc
            .nat(2 ** (prefix - 8) - 1)
            .map((index) => ({ first: 10 * 2 ** 24 + index * sizeOf(prefix), prefix })),
    );

describe("the first free range", () => {
    it("lies in 10.0.0.0/8 and overlaps none of the others", () => {
        fc.assert(
            fc.property(
                fc.array(range, { maxLength: 20 }),
                fc.integer({ min: 16, max: 24 }),
                (taken, prefix) => {
                    const free = firstFree(prefix, taken);
                    expect(free?.prefix).to.equal(prefix);
                    if (free === undefined) return;
                    expect(overlaps(free, { first: 10 * 2 ** 24, prefix: 8 })).to.equal(true);
                    expect(taken.some((other) => overlaps(free, other))).to.equal(false);
                },
            ),
        );
    });

    it("is none where all is taken", () => {
        expect(firstFree(16, [{ first: 0, prefix: 0 }])).to.equal(undefined);
    });
});
