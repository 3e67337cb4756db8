import { hunksOf } from "./hunks";
import { lineDiff } from "./lineDiff";
import {
    changedSecretText,
    secretText,
    unknownText,
    type DiffValue,
    type Operation,
    type PropertyChange,
} from "../model/model";
import { beginningOf, differingParts, linesOf, shortText, widestValue } from "./valueText";
import { visible } from "./visible";

/** One line of a property: its mark (`+`, `~`, `-`; empty in a new resource, where everything is new) and its text. */
export interface MarkedLine {
    readonly mark: "+" | "~" | "-" | "";
    readonly text: string;
}

/** How many lines of a block are shown; the whole value is in the layer's file. */
const mostLines = 40;

const marks = { add: "+", update: "~", delete: "-" } as const;

/** The lines that show one property of a change. */
export function propertyLines(property: PropertyChange, operation: Operation): readonly MarkedLine[] {
    const mark = operation === "create" && property.kind === "add" ? "" : marks[property.kind];
    const notes = `${waitingNote(property)}${property.replaces && operation !== "create" ? " (forces replacement)" : ""}`;
    const head = (text: string): MarkedLine => ({ mark, text: `${visible(property.path)}: ${text}${notes}` });
    // Some providers only report that a property differs.
    if (property.old === undefined && property.new === undefined) return [head("differs")];
    const { kind, old, new: now = null } = property;
    if (kind === "update" && old !== undefined) return updateLines(old, now, property, head);
    const value = kind === "delete" ? (old ?? null) : now;
    const lines = linesOf(value);
    if (lines === undefined) return [head(valueText(value, property))];
    return [head(blockTitle([value])), ...cut(lines.map((text) => ({ mark: "", text })))];
}

/** A property in one short line, for lists of resources that are alike. */
export function propertyBrief({ path, kind, old, new: now, waitsOn }: PropertyChange): string {
    const name = visible(path);
    const before = old === undefined ? "" : shortText(old);
    if (kind === "delete") return `${name}: ${beginningOf(before)} removed`;
    const after = valueText(now ?? null, { waitsOn: waitsOn ?? [] });
    if (kind !== "update" || old === undefined) return `${name}: ${beginningOf(after)}`;
    if (before.length <= widestValue && after.length <= widestValue) return `${name}: ${before} → ${after}`;
    return `${name}: ${differingParts(before, after, (part) => part).join(" → ")}`;
}

function updateLines(
    old: DiffValue,
    now: DiffValue,
    property: PropertyChange,
    head: (text: string) => MarkedLine,
): readonly MarkedLine[] {
    if (old === secretText && now === changedSecretText) return [head(now)];
    const [before, after] = [linesOf(old), linesOf(now)];
    if (before !== undefined || after !== undefined) {
        const lines = hunksOf(lineDiff(before ?? [shortText(old)], after ?? [shortText(now)]));
        if (lines.length === 0) return [head("only its formatting changes")];
        return [head(blockTitle([old, now])), ...cut(lines)];
    }
    const [oldText, newText] = [shortText(old), valueText(now, property)];
    if (oldText.length + newText.length <= widestValue) return [head(`${oldText} → ${newText}`)];
    const isLongText = typeof old === "string" && typeof now === "string" && newText.includes("… (");
    const [one, other] = isLongText ? differingParts(old, now) : [oldText, newText];
    return [
        { ...head(""), text: head("").text.replace(/: /, ":") },
        { mark: "-", text: one },
        { mark: "+", text: other },
    ];
}

function valueText(value: DiffValue, { waitsOn = [] }: Pick<PropertyChange, "waitsOn">): string {
    const isWaiting = value === unknownText && waitsOn.length > 0;
    return isWaiting ? `[unknown ← ${waitsOn.join(", ")}]` : shortText(value);
}

/** A note on the upstream outputs that a partly unknown value waits on. */
function waitingNote({ waitsOn = [], new: now }: PropertyChange): string {
    return waitsOn.length === 0 || now === unknownText ? "" : ` (waits on ${waitsOn.join(", ")})`;
}

function blockTitle(values: readonly DiffValue[]): string {
    return values.some((value) => typeof value === "string" && /^\s*[[{]/.test(value)) ? "(JSON)" : "";
}

function cut(lines: readonly MarkedLine[]): readonly MarkedLine[] {
    if (lines.length <= mostLines + 1) return lines;
    return [...lines.slice(0, mostLines), { mark: "", text: `… ${lines.length - mostLines} more lines` }];
}
