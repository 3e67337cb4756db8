/** One page of an answer. */
export interface Page<T> {
    readonly items: readonly T[] | undefined;
    readonly next: string | undefined;
}

/** The items of all pages. Services end with no token or an empty one. */
export async function allPages<T>(ask: (token: string | undefined) => Promise<Page<T>>): Promise<T[]> {
    const all: T[] = [];
    let token: string | undefined;
    do {
        const { items, next } = await ask(token);
        all.push(...(items ?? []));
        token = next === "" ? undefined : next;
    } while (token !== undefined);
    return all;
}

/** A list in parts of at most some length. */
export function chunks<T>(all: readonly T[], length: number): T[][] {
    const parts: T[][] = [];
    for (let start = 0; start < all.length; start += length) parts.push(all.slice(start, start + length));
    return parts;
}
