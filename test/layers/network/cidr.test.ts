import { expect } from "chai";
import fc from "fast-check";
import { formatCidr, overlaps, parseCidr, sizeOf } from "../../../layers/network/cidr";

const cidrs = fc
    .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 1, max: 32 }))
    .map(([address, prefix]) => ({ first: address - (address % sizeOf(prefix)), prefix }));

describe("An IPv4 range", () => {
    it("must read what it writes", () => {
        fc.assert(
            fc.property(cidrs, (range) => {
                expect(parseCidr(formatCidr(range))).to.deep.equal(range);
            }),
        );
    });

    it("must not be read from what is none", () => {
        for (const text of [
            "",
            "10.1.0.0",
            "10.1.0.0/33",
            "10.1.0.256/32",
            "10.1.0.1/16",
            "a.b.c.d/8",
            "10.1.0.0/16 ",
        ]) {
            expect(parseCidr(text), text).to.equal(undefined);
        }
    });

    it("must overlap another exactly where one contains the other's first address", () => {
        fc.assert(
            fc.property(cidrs, cidrs, (one, other) => {
                const holds = (range: typeof one, address: number) =>
                    address >= range.first && address < range.first + sizeOf(range.prefix);
                expect(overlaps(one, other)).to.equal(holds(one, other.first) || holds(other, one.first));
            }),
        );
    });
});
