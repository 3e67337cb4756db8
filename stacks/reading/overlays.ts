import { suggest } from "../didYouMean";
import type { Problem } from "../errors";
import { isKind, kinds } from "../kinds";
import { merge } from "./merge";
import { readFile } from "./readFile";
import { find, type Mapping, originAt } from "./tree";

/** An environment's files laid over each other, not validated yet. */
export interface Overlaid {
    readonly tree: Mapping;
    /** The files it comes from, relative to the root, the most general first. */
    readonly files: readonly string[];
    /** What is wrong with the files as such; the tree is whole only where there is nothing. */
    readonly problems: readonly Problem[];
}

/** Lays base.yaml, the kind's file and the environment's own file over each other. */
export function overlay(root: string, environment: string): Overlaid {
    const own = `stacks/${environment}/stack.yaml`;
    const ownRead = readFile(root, own);
    const kind = find(ownRead.tree, ["kind"]);
    const kindName = kind?.is === "scalar" ? kind.value : undefined;
    const files = ["stacks/base.yaml", ...(isKind(kindName) ? [`stacks/kinds/${kindName}.yaml`] : []), own];
    const reads = files.map((file) => readFile(root, file));
    const problems = reads.flatMap((read) => read.problems);
    // A file that does not parse says nothing about its kind.
    if (!isKind(kindName) && ownRead.problems.length === 0) {
        problems.push({
            ...originAt(ownRead.tree, ["kind"]),
            key: "kind",
            message:
                kind === undefined
                    ? "is missing"
                    : `must be one of ${kinds.join(", ")}, not ${shown(kindName)}`,
            remedy:
                typeof kindName === "string" ? suggest(kindName, kinds) : `Add one of ${kinds.join(", ")}.`,
        });
    }
    const tree = reads.map((read) => read.tree).reduce(merge);
    return { tree, files, problems };
}

function shown(value: unknown): string {
    return typeof value === "string" || typeof value === "number" ? `\`${value}\`` : "that";
}
