import type { Problem } from "./errors";

/**
 * Problems in the order in which somebody mends them: the environment's own file first, then its kind's, then the base,
 * each from the top, and no problem twice. `files` are the environment's files, the most general first.
 */
export function inOrder(problems: readonly Problem[], files: readonly string[]): readonly Problem[] {
    const rank = (file: string): number => -files.indexOf(file);
    const byText = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
    return [...byText.values()].sort(
        (a, b) => rank(a.file) - rank(b.file) || a.line - b.line || a.column - b.column,
    );
}
