import { visible } from "../../../diffs/text/visible";
import { shortened } from "../../terminal/table";

/** Names and reasons longer than this are cut in sentences and tables. */
const longest = 160;

/**
 * A text from outside as code, for any place in Markdown, table cells and raw HTML included. In code, GitHub makes
 * neither mentions nor references. What a code span cannot hold everywhere (a backtick; a pipe with a backslash
 * before it in a table, GFM 4.10) is written as HTML with all punctuation as character references.
 */
export function code(text: string): string {
    const line = shortened(visible(text), longest);
    return /^[^`|\\<>&]*[^`|\\<>&\s][^`|\\<>&]*$/.test(line) ? `\`${line}\`` : htmlCode(line);
}

/** A text from outside in an HTML block, where Markdown is not read. */
export function htmlCode(text: string): string {
    const line = shortened(visible(text), longest);
    const inner = line.replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`);
    return `<code>${inner}</code>`;
}

/** A name as it is if Markdown reads nothing else in it, else as code. */
export function name(text: string): string {
    return isPlain(text) ? text : code(text);
}

/** A name inside an HTML block. */
export function htmlName(text: string): string {
    return isPlain(text) ? text : htmlCode(text);
}

function isPlain(text: string): boolean {
    return text.length <= longest && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text);
}

/** The fence around a block of code: longer than any run of backticks in it (CommonMark 4.5). */
export function fenceAround(lines: readonly string[]): string {
    const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
    return "`".repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 3));
}
