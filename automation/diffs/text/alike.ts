import { canonicalJson } from "../model/canonicalJson";
import type { ChangeNode } from "./changeTree";
import { groupBy } from "../model/groupBy";
import type { Change, PropertyChange } from "../model/model";

/** Neighbours in the tree that are shown as one: same type, same operation, same properties, other values. */
export interface Group {
    readonly members: readonly [Change, ...Change[]];
    /** The properties that all of them share, value and all. */
    readonly same: readonly PropertyChange[];
    /** Paths of the properties that differ between them. */
    readonly differing: ReadonlySet<string>;
}

/** So many alike resources below one parent are shown as a group. */
const fewest = 10;

/** Groups nodes without children that are alike; a group stands where its first member stood. */
export function groupAlike(nodes: readonly ChangeNode[]): readonly (ChangeNode | Group)[] {
    return [...groupBy(nodes, shapeOf).values()].flatMap((alike): (ChangeNode | Group)[] => {
        const [first, ...others] = alike.flatMap(({ change }) => change ?? []);
        if (first === undefined || alike.length < fewest) return alike;
        return [groupOf([first, ...others])];
    });
}

/** Equal for nodes that are alike; a node that has children, or no change of its own, is like no other. */
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
