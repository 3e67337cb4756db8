/** Number of single-character edits (insert, delete, replace, swap of neighbours) between two words. */
function distance(one: string, other: string): number {
    const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
    const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
    for (let row = 1; row <= one.length; row++) {
        const line = [row];
        rows.push(line);
        for (let column = 1; column <= other.length; column++) {
            const same = one[row - 1] === other[column - 1];
            const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
            line.push(
                Math.min(
                    at(row - 1, column) + 1,
                    at(row, column - 1) + 1,
                    at(row - 1, column - 1) + (same ? 0 : 1),
                    swapped ? at(row - 2, column - 2) + 1 : Infinity,
                ),
            );
        }
    }
    return at(one.length, other.length);
}

/** ` Did you mean "sandbox-a"?`, or nothing where no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
    const limit = Math.max(1, Math.floor(word.length / 3));
    const [nearest] = known
        .map((name) => ({ name, edits: distance(word, name) }))
        .filter(({ edits }) => edits <= limit)
        .toSorted((one, other) => one.edits - other.edits);
    return nearest === undefined ? "" : ` Did you mean ${JSON.stringify(nearest.name)}?`;
}
