/** A line of a comparison of two texts. */
export interface DiffLine {
    readonly kind: "same" | "add" | "delete";
    readonly text: string;
}

/** Texts that differ in more lines than this are shown as one block out, one block in: it keeps the time linear. */
const mostEdits = 200;

/** The shortest way from one list of lines to another (Myers' greedy algorithm on what lies between the common ends). */
export function lineDiff(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
    let end = 0;
    const limit = Math.min(before.length, after.length) - start;
    while (end < limit && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
    const middle = [
        before.slice(start, before.length - end),
        after.slice(start, after.length - end),
    ] as const;
    return [
        ...before.slice(0, start).map((text) => line("same", text)),
        ...(shortest(...middle) ?? blocks(...middle)),
        ...before.slice(before.length - end).map((text) => line("same", text)),
    ];
}

function line(kind: DiffLine["kind"], text: string): DiffLine {
    return { kind, text };
}

function blocks(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
    return [...before.map((text) => line("delete", text)), ...after.map((text) => line("add", text))];
}

/** The edit script, found backwards through the furthest points that each number of edits reaches. */
function shortest(before: readonly string[], after: readonly string[]): readonly DiffLine[] | undefined {
    const trace: Map<number, number>[] = [];
    let reach = new Map([[1, 0]]);
    for (let edits = 0; edits <= Math.min(before.length + after.length, mostEdits); edits++) {
        trace.push(new Map(reach));
        const next = new Map(reach);
        for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
            let x = isDown(reach, diagonal, edits) ? at(reach, diagonal + 1) : at(reach, diagonal - 1) + 1;
            while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal])
                x += 1;
            next.set(diagonal, x);
            if (x >= before.length && x - diagonal >= after.length) return walkBack(trace, before, after);
        }
        reach = next;
    }
    return undefined;
}

function at(reach: ReadonlyMap<number, number>, diagonal: number): number {
    return reach.get(diagonal) ?? -1;
}

function isDown(reach: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
    if (diagonal === -edits) return true;
    return diagonal !== edits && at(reach, diagonal - 1) < at(reach, diagonal + 1);
}

function walkBack(
    trace: readonly ReadonlyMap<number, number>[],
    before: readonly string[],
    after: readonly string[],
): readonly DiffLine[] {
    const lines: DiffLine[] = [];
    let [x, y] = [before.length, after.length];
    for (const [edits, reach] of [...trace.entries()].toReversed()) {
        const down = isDown(reach, x - y, edits);
        const fromDiagonal = x - y + (down ? 1 : -1);
        const fromX = at(reach, fromDiagonal);
        const fromY = fromX - fromDiagonal;
        for (; x > fromX + (down ? 0 : 1) && y > fromY + (down ? 1 : 0); x--, y--) {
            lines.push(line("same", before[x - 1] ?? ""));
        }
        if (edits === 0) break;
        lines.push(down ? line("add", after[y - 1] ?? "") : line("delete", before[x - 1] ?? ""));
        [x, y] = [fromX, fromY];
    }
    return lines.toReversed();
}
