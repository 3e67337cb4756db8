import { type Cidr, overlaps, sizeOf } from "../cidr";

/** The first range of 10.0.0.0/8 with this prefix length that shares no address with the others. */
export function firstFree(prefix: number, others: readonly Cidr[]): Cidr | undefined {
    const size = sizeOf(prefix);
    const start = 10 * 2 ** 24;
    // Not the very first one: 10.0.0.0 is what everybody's defaults use.
    for (let first = start + size; first + size <= start + 2 ** 24; first += size) {
        if (!others.some((other) => overlaps({ first, prefix }, other))) return { first, prefix };
    }
    return undefined;
}
