import type { DiffLine } from "./lineDiff";

/** How many equal lines are shown around those that differ. */
const context = 2;

const marks = { same: "", add: "+", delete: "-" } as const;

/** The lines of a comparison that differ, with some around them; what is left out between them is counted. */
export function hunksOf(lines: readonly DiffLine[]): readonly { mark: "" | "+" | "-"; text: string }[] {
    const isShown = new Array<boolean>(lines.length).fill(false);
    for (const [index, { kind }] of lines.entries()) {
        if (kind !== "same") isShown.fill(true, Math.max(0, index - context), index + context + 1);
    }
    const shown: { mark: "" | "+" | "-"; text: string }[] = [];
    let hidden = 0;
    const countHidden = (): void => {
        if (hidden > 0)
            shown.push({ mark: "", text: `… ${hidden} unchanged ${hidden === 1 ? "line" : "lines"}` });
        hidden = 0;
    };
    for (const [index, { kind, text }] of lines.entries()) {
        if (isShown[index] !== true) {
            hidden += 1;
            continue;
        }
        countHidden();
        shown.push({ mark: marks[kind], text });
    }
    if (shown.length > 0) countHidden();
    return shown;
}
