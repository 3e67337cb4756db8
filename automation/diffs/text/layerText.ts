import { groupAlike, type Group } from "./alike";
import { changeTree, type ChangeNode } from "./changeTree";
import { countsOf, countsText, thousands } from "../model/counts";
import type { Change, LayerDiff, Operation } from "../model/model";
import { propertyBrief, propertyLines, type MarkedLine } from "./propertyText";
import { symbols } from "../model/symbols";
import { shortType, urnParts } from "../model/urn";
import { visible } from "./visible";

/** A line of the tree; its role and operation decide its colour and whether a short version shows it. */
export interface TreeLine {
    readonly text: string;
    readonly role: "resource" | "property" | "detail";
    /** The resource's operation; absent for a parent that does not change. */
    readonly operation?: Operation;
    readonly mark?: MarkedLine["mark"];
    /** How many resources the line stands for. */
    readonly resources: number;
}

// Deeper levels get no further indentation: only an edited diff has them.
const deepest = 12;

/** The heading of a layer: `network: exact` or `compute: conditional, waits on network.vpcId`. */
export function layerHeading({ layer, confidence, waitsOn }: LayerDiff): string {
    const waits = waitsOn.length === 0 ? "" : `, waits on ${waitsOn.join(", ")}`;
    return `${layer}: ${confidence}${waits}`;
}

/** The counts of a layer: `66 to create, 3 unchanged`. */
export function layerCounts(layer: LayerDiff): string {
    return countsText(countsOf(layer));
}

/** A resource for people: `aws:ec2:Vpc vpc (vpc-0a1b2c)`. */
export function resourceText({ type, name, id }: Pick<Change, "type" | "name" | "id">): string {
    return visible(`${shortType(type)} ${name}${id === undefined || id === name ? "" : ` (${id})`}`);
}

/** A layer's changes as a tree. Takes a normalised diff. */
export function treeLines(layer: LayerDiff): readonly TreeLine[] {
    const lines: TreeLine[] = [];
    addNodes(lines, changeTree(layer.changes.map(withoutRepetitions)), 0);
    return lines;
}

function addNodes(lines: TreeLine[], nodes: readonly ChangeNode[], depth: number): void {
    const indent = "   ".repeat(Math.min(depth, deepest));
    for (const item of groupAlike(nodes)) {
        const isGroup = "members" in item;
        for (const line of isGroup ? groupLines(item, indent) : nodeLines(item, indent)) lines.push(line);
        if (!isGroup) addNodes(lines, item.children, depth + 1);
    }
}

function nodeLines({ urn, change }: ChangeNode, indent: string): readonly TreeLine[] {
    if (change === undefined) {
        return [{ text: `${indent}     ${resourceText(urnParts(urn))}`, role: "resource", resources: 0 }];
    }
    const { operation } = change;
    return [
        { text: headText(change, resourceText(change), indent), role: "resource", operation, resources: 1 },
        ...change.properties.flatMap((property) => propertyTreeLines(property, operation, indent)),
    ];
}

/**
 * A change without repetitions: an AWS resource's `tagsAll` are its own tags, which `tags` has too, and the default tags
 * of its provider, which the change of the provider has.
 */
function withoutRepetitions(change: Change): Change {
    if (!change.type.startsWith("aws:")) return change;
    const paths = new Set(change.properties.map(({ path }) => path));
    const isRepeated = (path: string): boolean =>
        /^tagsAll\b/.test(path) &&
        (change.operation === "create" || paths.has(path.replace(/^tagsAll/, "tags")));
    return { ...change, properties: change.properties.filter(({ path }) => !isRepeated(path)) };
}

function headText({ operation }: Change, what: string, indent: string): string {
    return `${indent}  ${symbols[operation].padEnd(2)} ${what}`;
}

function propertyTreeLines(
    property: Change["properties"][number],
    operation: Operation,
    indent: string,
): TreeLine[] {
    return propertyLines(property, operation).map(({ mark, text }, index) => ({
        text: `${indent}${index === 0 ? "" : "    "}       ${mark.padEnd(1)} ${text}`,
        role: index === 0 ? "property" : "detail",
        operation,
        mark,
        resources: 0,
    }));
}

function groupLines({ members, same, differing }: Group, indent: string): readonly TreeLine[] {
    const [first] = members;
    const { operation } = first;
    const but = differing.size === 0 ? "" : `, alike but for ${[...differing].map(visible).join(", ")}`;
    const what = `${visible(shortType(first.type))} × ${thousands(members.length)}${but}`;
    return [
        { text: headText(first, what, indent), role: "resource", operation, resources: members.length },
        ...same.flatMap((property) => propertyTreeLines(property, operation, indent)),
        ...members.map((member): TreeLine => {
            const own = member.properties.filter(({ path }) => differing.has(path)).map(propertyBrief);
            const name = visible(`${member.name}${member.id === undefined ? "" : ` (${member.id})`}`);
            return {
                text: `${indent}       · ${[name, ...own].join("  ")}`,
                role: "detail",
                operation,
                resources: 0,
            };
        }),
    ];
}
