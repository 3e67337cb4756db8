import { canonicalJson } from "../model/canonicalJson";
import type { ChangeNode } from "./changeTree";
import { groupBy } from "../model/groupBy";
import type { Change, PropertyChange } from "../model/model";

/** Siblings in the tree that are shown together: same type, operation and property paths, but other values. */
export interface Group {
    readonly members: readonly [Change, ...Change[]];
    /** The properties that are equal in all members. */
    readonly same: readonly PropertyChange[];
    /** The paths of the properties that differ between members. */
    readonly differing: ReadonlySet<string>;
}

/** How many alike resources below one parent are shown as a group at least. */
const fewest = 10;

/** Groups alike nodes without children; a group takes the place of its first member. */
export function groupAlike(nodes: readonly ChangeNode[]): readonly (ChangeNode | Group)[] {
    return [...groupBy(nodes, shapeOf).values()].flatMap((alike): (ChangeNode | Group)[] => {
        const [first, ...others] = alike.flatMap(({ change }) => change ?? []);
        if (first === undefined || alike.length < fewest) return alike;
        return [groupOf([first, ...others])];
    });
}

/** A text that is equal for alike nodes; a node with children, or without a change of its own, is alike no other. */
function shapeOf({ urn, change, children }: ChangeNode): string {
    if (change === undefined || children.length > 0) return urn;
    const { type, operation, properties } = change;
    return canonicalJson([type, operation, properties.map(({ path, kind }) => [path, kind])]);
}

function groupOf(members: readonly [Change, ...Change[]]): Group {
    const [first, ...others] = members;
    const differing = new Set<string>();
    const texts = first.properties.map((property) => canonicalJson(property));
    for (const { properties } of others) {
        for (const [index, property] of properties.entries()) {
            if (!differing.has(property.path) && canonicalJson(property) !== texts[index]) {
                differing.add(property.path);
            }
        }
    }
    return { members, same: first.properties.filter(({ path }) => !differing.has(path)), differing };
}
