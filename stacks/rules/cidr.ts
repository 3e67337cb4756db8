/** An IPv4 range: its first address as a number, and its prefix length. */
export interface Range {
    readonly first: number;
    readonly prefix: number;
}

/** Number of addresses in a range with this prefix length. */
export function sizeOf(prefix: number): number {
    return 2 ** (32 - prefix);
}

/** Reads `10.1.0.0/16`; undefined for anything else. Bits below the prefix are cut off. */
export function parseRange(text: string): Range | undefined {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
    if (match === null) return undefined;
    const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
    if (Math.max(a, b, c, d) > 255 || prefix > 32) return undefined;
    const address = ((a * 256 + b) * 256 + c) * 256 + d;
    return { first: address - (address % sizeOf(prefix)), prefix };
}

/** Writes a range as `10.1.0.0/16`. */
export function formatRange({ first, prefix }: Range): string {
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
    return `${octets.join(".")}/${prefix}`;
}

/** Whether two ranges share an address. */
export function overlap(one: Range, other: Range): boolean {
    return one.first < other.first + sizeOf(other.prefix) && other.first < one.first + sizeOf(one.prefix);
}

/** The first range of 10.0.0.0/8 with this prefix length that is free of all others. */
export function firstFree(prefix: number, others: readonly Range[]): Range | undefined {
    const size = sizeOf(prefix);
    const start = 10 * 2 ** 24;
    // Not the very first one: 10.0.0.0 is what everybody's defaults use.
    for (let first = start + size; first + size <= start + 2 ** 24; first += size) {
        if (!others.some((other) => overlap({ first, prefix }, other))) return { first, prefix };
    }
    return undefined;
}
