import { expect } from "chai";
import { changeTree, type ChangeNode } from "../../../../automation/diffs/text/changeTree";
import type { Change } from "../../../../automation/diffs/model/model";
import { changeOf } from "../samples";

function change(urn: string, parent?: string): Change {
    return { ...changeOf({ type: "t", name: urn }), urn, ...(parent === undefined ? {} : { parent }) };
}

function outline(nodes: readonly ChangeNode[]): string {
    return nodes
        .map(({ urn, change: own, children }) => {
            const below = children.length === 0 ? "" : `(${outline(children)})`;
            return `${own === undefined ? "?" : ""}${urn}${below}`;
        })
        .join(" ");
}

describe("the tree of changes", () => {
    it("has each change under its parent, in the given order", () => {
        const changes = [change("a"), change("c", "b"), change("b", "a"), change("d"), change("e", "a")];
        expect(outline(changeTree(changes))).to.equal("a(b(c) e) d");
    });

    it("has a parent that does not change itself, once", () => {
        expect(outline(changeTree([change("b", "a"), change("c", "a")]))).to.equal("?a(b c)");
    });

    it("shows changes that claim to be below each other at the top", () => {
        expect(outline(changeTree([change("a", "b"), change("b", "a"), change("c", "b")]))).to.equal("a b c");
    });
});
