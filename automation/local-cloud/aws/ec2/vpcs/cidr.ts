/** An IPv4 range: its first address as a number, and how many addresses it has. */
export interface Range {
    readonly first: number;
    readonly size: number;
    readonly prefix: number;
}

/** Reads `10.0.0.0/16`; undefined if the text is no range or has host bits. */
export function parseRange(text: string): Range | undefined {
    const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(text);
    if (match === null) return undefined;
    const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
    if (prefix > 32 || [a, b, c, d].some((part) => part > 255)) return undefined;
    const first = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
    const size = 2 ** (32 - prefix);
    return first % size === 0 ? { first, size, prefix } : undefined;
}

/** Whether all of `inner` is in `outer`. */
export function isInside(inner: Range, outer: Range): boolean {
    return inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;
}

/** Whether two ranges share an address. */
export function overlap(one: Range, other: Range): boolean {
    return one.first < other.first + other.size && other.first < one.first + one.size;
}

/** `10.0.0.4` for the fifth address of `10.0.0.0/24`. */
export function addressOf(range: Range, index: number): string {
    const address = range.first + (index % range.size);
    return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
