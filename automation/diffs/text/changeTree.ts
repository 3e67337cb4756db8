import type { Change } from "../model/model";

/** A node in the tree of a layer's resources: a change, or a parent that does not change itself. */
export interface ChangeNode {
    readonly urn: string;
    readonly change?: Change;
    readonly children: readonly ChangeNode[];
}

interface OpenNode extends ChangeNode {
    readonly children: OpenNode[];
}

/** The changes of a layer as a tree under their parents, in the given order. Takes linear time. */
export function changeTree(changes: readonly Change[]): readonly ChangeNode[] {
    const nodes = changes.map((change): OpenNode => ({ urn: change.urn, change, children: [] }));
    const byUrn = new Map(nodes.map((node) => [node.urn, node]));
    const isGrounded = groundedIn(byUrn);
    const roots: OpenNode[] = [];
    for (const node of nodes) {
        const parent = node.change?.parent;
        if (parent === undefined || !isGrounded(node)) {
            roots.push(node);
            continue;
        }
        let above = byUrn.get(parent);
        if (above === undefined) {
            above = { urn: parent, children: [] };
            byUrn.set(parent, above);
            roots.push(above);
        }
        above.children.push(node);
    }
    return roots;
}

/** Whether a resource has a topmost parent. In an edited file it may be its own ancestor, and must still be shown. */
function groundedIn(byUrn: ReadonlyMap<string, ChangeNode>): (node: ChangeNode) => boolean {
    const known = new Map<string, boolean>();
    return (node) => {
        const way = new Set<string>();
        let isGrounded: boolean | undefined;
        for (let urn: string | undefined = node.urn; isGrounded === undefined;) {
            if (urn === undefined) isGrounded = true;
            else if (way.has(urn)) isGrounded = false;
            else {
                isGrounded = known.get(urn);
                way.add(urn);
                urn = byUrn.get(urn)?.change?.parent;
            }
        }
        for (const urn of way) known.set(urn, isGrounded);
        return isGrounded;
    };
}
