/** Groups items by a key; groups are in the order of their first items. */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): ReadonlyMap<string, [T, ...T[]]> {
    const groups = new Map<string, [T, ...T[]]>();
    for (const item of items) {
        const group = groups.get(key(item));
        if (group === undefined) groups.set(key(item), [item]);
        else group.push(item);
    }
    return groups;
}
