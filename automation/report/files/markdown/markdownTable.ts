import { thousands } from "../../../diffs/model/counts";
import type { Counts } from "../../../diffs/model/model";
import type { Block } from "../blocks";

const counted = ["create", "update", "replace", "delete", "same"] as const;

/** Pulumi's symbols as titles of columns; columns of numbers are told by them. */
export const countTitles = ["+", "~", "+-", "-", "same"] as const;

/** Counts as cells below `countTitles`; zeros are empty. */
export function countTexts(of: Counts): readonly string[] {
    return counted.map((key) => (of[key] === 0 ? "" : thousands(of[key])));
}

const counts: ReadonlySet<string> = new Set(countTitles);

/** A table of cells that are Markdown already. Columns of words that are empty everywhere are left out. */
export function tableBlock(
    titles: readonly string[],
    rows: readonly (readonly string[])[],
    what: string,
): Block {
    const used = titles.map(
        (title, index) => counts.has(title) || rows.some((row) => (row[index] ?? "") !== ""),
    );
    const line = (cells: readonly string[]): string =>
        `| ${cells.filter((_, index) => used[index]).join(" | ")} |`;
    const rules = titles.map((title) => (counts.has(title) || title === "time" ? "---:" : "---"));
    return {
        before: [line(titles), line(rules)],
        lines: rows.map((row) => line(titles.map((_, index) => row[index] ?? ""))),
        more: (hidden) => `| … ${thousands(hidden)} more ${what} |`,
    };
}
