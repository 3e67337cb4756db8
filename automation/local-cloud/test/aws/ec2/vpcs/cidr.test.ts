import { expect } from "chai";
import fc from "fast-check";
import { addressOf, isInside, overlap, parseRange, type Range } from "../../../../aws/ec2/vpcs/cidr";

function range(text: string): Range {
    const parsed = parseRange(text);
    if (parsed === undefined) throw new Error(`${text} is not a range.`);
    return parsed;
}

describe("an IPv4 range", () => {
    it("is its first address and its size", () => {
        expect(parseRange("10.0.1.0/24")).to.deep.equal({ first: 167772416, size: 256, prefix: 24 });
        expect(parseRange("0.0.0.0/0")).to.deep.equal({ first: 0, size: 2 ** 32, prefix: 0 });
    });

    for (const text of ["10.0.0.0", "10.0.0.1/24", "10.0.0.256/32", "10.0.0.0/33", "10.0.0/24", "::/0", ""]) {
        it(`is not read from '${text}'`, () => {
            expect(parseRange(text)).to.equal(undefined);
        });
    }

    it("is inside of itself and of a larger range, and not the other way round", () => {
        expect(isInside(range("10.0.1.0/24"), range("10.0.0.0/16"))).to.equal(true);
        expect(isInside(range("10.0.0.0/16"), range("10.0.0.0/16"))).to.equal(true);
        expect(isInside(range("10.0.0.0/16"), range("10.0.1.0/24"))).to.equal(false);
        expect(isInside(range("10.1.0.0/24"), range("10.0.0.0/16"))).to.equal(false);
    });

    it("overlaps what shares an address with it, and not its neighbour", () => {
        expect(overlap(range("10.0.0.0/24"), range("10.0.0.128/25"))).to.equal(true);
        expect(overlap(range("10.0.0.128/25"), range("10.0.0.0/24"))).to.equal(true);
        expect(overlap(range("10.0.0.0/24"), range("10.0.1.0/24"))).to.equal(false);
    });

    it("gives addresses in order, all of them inside", () => {
        expect(addressOf(range("10.0.0.0/24"), 4)).to.equal("10.0.0.4");
        expect(addressOf(range("10.0.0.0/16"), 257)).to.equal("10.0.1.1");
        fc.assert(
            fc.property(fc.integer({ min: 16, max: 28 }), fc.nat(), (prefix, index) => {
                const whole = range(`10.0.0.0/${prefix}`);
                expect(isInside(range(`${addressOf(whole, index)}/32`), whole)).to.equal(true);
            }),
        );
    });
});
