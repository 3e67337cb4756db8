/** An IPv4 range: its first address as a number, and its prefix length. */
export interface Cidr {
    readonly first: number;
    readonly prefix: number;
}

/** Number of addresses of a range with this prefix length. */
export function sizeOf(prefix: number): number {
    return 2 ** (32 - prefix);
}

/** Reads a range such as 10.0.0.0/16; undefined if the text is not a range, or its host bits are not zero. */
export function parseCidr(text: string): Cidr | undefined {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
    if (!match) return undefined;
    const [prefix = 33, ...octets] = match.slice(1).map(Number).reverse();
    if (prefix > 32 || octets.some((octet) => octet > 255)) return undefined;
    const first = octets.reverse().reduce((sum, octet) => sum * 256 + octet, 0);
    return first % sizeOf(prefix) === 0 ? { first, prefix } : undefined;
}

/** Writes a range the way AWS does. */
export function formatCidr({ first, prefix }: Cidr): string {
    const octets = [24, 16, 8, 0].map((shift) => (first >>> shift) & 255);
    return `${octets.join(".")}/${prefix}`;
}

/** Whether two ranges share an address. */
export function overlaps(one: Cidr, other: Cidr): boolean {
    return one.first < other.first + sizeOf(other.prefix) && other.first < one.first + sizeOf(one.prefix);
}
