/** How many insertions, deletions, substitutions and swaps of neighbouring letters lead from one word to the other. */
function distance(a: string, b: string): number {
    const rows: number[][] = [];
    for (let i = 0; i <= a.length; i += 1) {
        const row: number[] = [i];
        for (let j = 1; j <= b.length; j += 1) {
            if (i === 0) {
                row.push(j);
                continue;
            }
            const at = (up: number, left: number): number => rows[i - up]?.[j - left] ?? Infinity;
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            row.push(
                Math.min(
                    at(1, 0) + 1,
                    (row[j - 1] ?? Infinity) + 1,
                    at(1, 1) + cost,
                    swapped ? at(2, 2) + 1 : Infinity,
                ),
            );
        }
        rows.push(row);
    }
    return rows[a.length]?.[b.length] ?? Infinity;
}

/** The known word that was most likely meant; undefined if no word is similar enough. */
export function nearest(word: string, known: readonly string[]): string | undefined {
    const allowed = Math.max(1, Math.floor(word.length / 3));
    let best: { word: string; distance: number } | undefined;
    for (const candidate of known) {
        const away = distance(word.toLowerCase(), candidate.toLowerCase());
        if (away <= allowed && (best === undefined || away < best.distance)) {
            best = { word: candidate, distance: away };
        }
    }
    return best?.word;
}

/** What to do about an unknown word: names the word that was most likely meant, or all known words. */
export function suggest(word: string, known: readonly string[]): string {
    const likely = nearest(word, known);
    if (likely !== undefined) return `Did you mean \`${likely}\`?`;
    return known.length === 0 ? "Remove it." : `Known here: ${known.join(", ")}.`;
}
