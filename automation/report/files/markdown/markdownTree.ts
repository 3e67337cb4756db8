import type { RunVerb } from "../../../cake/model/results";
import { countsOf } from "../../../diffs/model/counts";
import { treeLines, type TreeLine } from "../../../diffs/text/layerText";
import type { LayerDiff, Operation } from "../../../diffs/model/model";
import { symbols } from "../../../diffs/model/symbols";
import { visible } from "../../../diffs/text/visible";
import { shortened } from "../../terminal/table";
import { moreLines, type Block } from "../blocks";
import { code, fenceAround, htmlName, name } from "./markdownText";
import { tenseOf, verbCounts } from "../../words/runWords";

/** Lines of a comment do not wrap: the rest of a longer one is in changes.txt. */
const widestLine = 300;

/** A layer's changes as a tree, folded. Takes a normalised diff. */
export function treeBlock(verb: RunVerb, environment: string, layer: LayerDiff): Block {
    const all = treeLines(layer).map((line) => shortened(visible(diffLine(line)).trimEnd(), widestLine));
    const tense = tenseOf(verb);
    const place = visible(placeOf(verb, environment));
    const more = (hidden: number): string => `  ${moreLines(hidden)}: see ${shortened(place, 160)}`;
    const fence = fenceAround([...all, more(0)]);
    const counts = verbCounts(tense === "done" ? "preview" : verb, { ...countsOf(layer), same: 0 });
    const state = tense === "done" ? ", still pending" : "";
    return {
        before: [
            "<details>",
            `<summary>${htmlName(layer.layer)}${state}: ${counts}</summary>`,
            "",
            `${fence}diff`,
        ],
        lines: all,
        after: [fence, "", "</details>"],
        more,
        instead: `${name(layer.layer)}${state}: ${counts}: see ${code(place)}`,
    };
}

/** Where all changes can be read. */
function placeOf(verb: RunVerb, environment: string): string {
    if (verb === "drift") return `npm run drift -- ${environment} --json`;
    // After a check, what is stored is not what was found.
    return verb === "check" ? `npm run preview -- ${environment}` : `stacks/${environment}/changes.txt`;
}

const marks: Readonly<Record<Operation, string>> = {
    create: "+",
    import: "+",
    update: "!",
    replace: "!",
    delete: "-",
    read: " ",
};

/** A line of the tree as GitHub colours it: green from `+`, red from `-`, orange from `!` in the first column. */
function diffLine({ text, role, operation, mark }: TreeLine): string {
    const start = text.length - text.trimStart().length;
    if (role !== "resource") return propertyLine(text, start, mark ?? "", operation);
    if (operation === undefined) return `${" ".repeat(Math.max(0, start - 4))} ${text.slice(start)}`;
    const what = text.slice(start + 3);
    const indent = " ".repeat(start - 2);
    const symbol = symbols[operation];
    return `${marks[operation]}${indent} ${symbol === marks[operation] ? "" : `${symbol} `}${what}`;
}

/** In a new or deleted resource all lines have its colour, in one that changes those that differ. */
function propertyLine(text: string, start: number, mark: string, operation: Operation | undefined): string {
    if (mark === "") {
        const isWhole = operation === "create" || operation === "delete" || operation === "import";
        const isMember = text.startsWith("·", start);
        return `${isWhole || isMember ? marks[operation ?? "read"] : " "}${text.slice(1)}`;
    }
    const rest = " ".repeat(start + mark.length - 1) + text.slice(start + mark.length);
    return (mark === "~" ? "!" : mark) + rest;
}
