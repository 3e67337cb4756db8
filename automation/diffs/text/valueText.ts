import { changedSecretText, secretText, unknownText, type DiffValue } from "../model/model";
import { thousands } from "../model/counts";
import { quoted, visible } from "./visible";

/** Longer values are written in several lines, longer texts are folded; in characters. */
export const widestValue = 100;

const masks: ReadonlySet<DiffValue> = new Set([unknownText, secretText, changedSecretText]);

/** A value in one line, as a person would write it: `{a: 1, b: ["x", [unknown]]}`. */
export function inlineText(value: DiffValue): string {
    if (typeof value === "string") return masks.has(value) ? value : quoted(value);
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    if (isList(value)) return `[${value.map(inlineText).join(", ")}]`;
    const members = Object.entries(value).map(([key, member]) => `${keyText(key)}: ${inlineText(member)}`);
    return `{${members.join(", ")}}`;
}

/** A value in as many lines as it needs, indented by two spaces for each level. */
export function blockLines(value: DiffValue, indent = ""): readonly string[] {
    if (typeof value !== "object" || value === null || inlineText(value).length + indent.length <= 60) {
        return [indent + (typeof value === "string" ? foldedText(value) : inlineText(value))];
    }
    const inner = `${indent}  `;
    const [open, close] = isList(value) ? ["[", "]"] : ["{", "}"];
    const members = isList(value)
        ? value.map((member) => blockLines(member, inner))
        : Object.entries(value).map(([key, member]) => withKey(key, blockLines(member, inner), inner));
    return [indent + open, ...members.flat(), indent + close];
}

function withKey(key: string, [first = "", ...rest]: readonly string[], indent: string): readonly string[] {
    return [`${indent}${keyText(key)}: ${first.slice(indent.length)}`, ...rest];
}

function keyText(key: string): string {
    return /^[\w$-]+$/.test(key) ? key : quoted(key);
}

function isList(value: object): value is readonly DiffValue[] {
    return Array.isArray(value);
}

/** A text in quotes; of a long text only the beginning, with its length. */
export function foldedText(text: string): string {
    if (masks.has(text)) return text;
    const whole = quoted(text);
    if (whole.length <= widestValue) return whole;
    return `${quoted(text.slice(0, 72))}… (${thousands(text.length)} characters)`;
}

/** The object or array that a text holds as JSON; undefined for any other value. */
export function jsonInside(value: DiffValue): DiffValue | undefined {
    if (typeof value !== "string" || !/^\s*[[{]/.test(value) || masks.has(value)) return undefined;
    try {
        return JSON.parse(value) as DiffValue;
    } catch {
        return undefined;
    }
}

/** The lines in which a value is shown and compared; undefined if one line is enough. */
export function linesOf(value: DiffValue): readonly string[] | undefined {
    const structure = jsonInside(value) ?? value;
    if (typeof structure === "object" && structure !== null) {
        return inlineText(structure).length <= widestValue ? undefined : blockLines(structure);
    }
    if (typeof value !== "string" || !value.includes("\n")) return undefined;
    return value.replace(/\n$/, "").split("\n").map(visible);
}

/** A value in one line, long texts folded; a JSON text is shown as the value that it holds. */
export function shortText(value: DiffValue): string {
    const structure = jsonInside(value);
    if (structure !== undefined) return `(JSON) ${inlineText(structure)}`;
    return typeof value === "string" ? foldedText(value) : inlineText(value);
}

/** The beginning of a long line; the whole value is in the layer's file. */
export function beginningOf(line: string): string {
    return line.length <= 2 * widestValue ? line : windowOf(line, 0, (part) => part);
}

/** The parts of two long texts around their first difference, each written by `show`. */
export function differingParts(
    old: string,
    now: string,
    show: (part: string) => string = quoted,
): readonly [string, string] {
    let same = 0;
    while (same < old.length && same < now.length && old[same] === now[same]) same += 1;
    const start = Math.max(0, same - 24);
    return [windowOf(old, start, show), windowOf(now, start, show)];
}

function windowOf(text: string, start: number, show: (part: string) => string): string {
    const end = start + 72;
    // Half of a surrogate pair would change when it is written to a file and read again.
    const part = show(text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, ""));
    const size = start > 0 || end < text.length ? ` (${thousands(text.length)} characters)` : "";
    return `${start > 0 ? "…" : ""}${part}${end < text.length ? "…" : ""}${size}`;
}
