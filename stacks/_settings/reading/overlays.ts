import { suggest } from "../load/didYouMean";
import type { Problem } from "../load/errors";
import { isKind, kinds } from "../load/kinds";
import { follow, inherited } from "./follow";
import { merge } from "./merge";
import type { Path } from "./origin";
import { readFile } from "./readFile";
import type { ReadTree } from "./readTree";
import { find, type Mapping, originAt } from "./tree";

/** An environment's settings as its files add up; nothing of them is checked. */
export interface EnvironmentTree {
    readonly name: string;
    readonly tree: Mapping;
}

/** An environment's files laid over each other, not validated yet. */
export interface Overlaid extends EnvironmentTree {
    /** The files it comes from, relative to the root, the most general first. */
    readonly files: readonly string[];
    /** What is wrong with the files as such; the tree is whole only where there is nothing. */
    readonly problems: readonly Problem[];
}

/**
 * Lays base.yaml, the kind's file and the environment's own file over each other. Where it follows another one, that
 * one's kind comes below its own kind, and that one's own file below its own file, both without what is particular to
 * an environment: some keys, and the paths in `ownSettings`.
 */
export function overlay(root: string, environment: string, ownSettings: readonly Path[] = []): Overlaid {
    const own = `stacks/${environment}/stack.yaml`;
    const ownRead = readFile(root, own);
    const kind = find(ownRead.tree, ["kind"]);
    const kindName = kind?.is === "scalar" ? kind.value : undefined;
    const { followed, problems: following } = follow(root, environment, ownRead.tree, ownSettings);
    const theirKind =
        followed === undefined || followed.kind === kindName
            ? []
            : [below(`stacks/kinds/${followed.kind}.yaml`, (tree) => inherited(tree, ownSettings))];
    const layers = [
        below("stacks/base.yaml"),
        ...theirKind,
        ...(isKind(kindName) ? [below(`stacks/kinds/${kindName}.yaml`)] : []),
        ...(followed === undefined ? [] : [{ file: followed.file, tree: followed.tree, problems: [] }]),
        { file: own, ...ownRead },
    ];
    const files = layers.map(({ file }) => file);
    const problems = [...layers.flatMap((layer) => layer.problems), ...following];
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
    return { name: environment, tree: layers.map(({ tree }) => tree).reduce(merge), files, problems };

    function below(file: string, part = (tree: Mapping): Mapping => tree): ReadTree & { file: string } {
        const read = readFile(root, file);
        return { file, tree: part(read.tree), problems: read.problems };
    }
}

function shown(value: unknown): string {
    return typeof value === "string" || typeof value === "number" ? `\`${value}\`` : "that";
}
