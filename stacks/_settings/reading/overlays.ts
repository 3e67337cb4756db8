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

/** An environment's files laid over each other. */
export interface Overlaid extends EnvironmentTree {
    /** Those files, relative to the root, the most general first. */
    readonly files: readonly string[];
    /** Files that are missing or cannot be read; the tree is complete only if there are no problems. */
    readonly problems: readonly Problem[];
}

/** What is particular about some settings of layers when files are laid over each other. */
export interface OverlayRules {
    /** Paths of settings that each environment has for itself, whatever it follows. */
    readonly own: readonly Path[];
    /** Paths at and below which `null` is a value, and removes nothing of the files below. */
    readonly keepsNull: readonly Path[];
}

/**
 * Lays base.yaml, the kind's file and the environment's own file over each other. If the environment follows another
 * one, the kind of that one comes below its own kind, and the file of that one below its own file, both without what is
 * not passed on: some keys, and the paths in `own`.
 */
export function overlay(
    root: string,
    environment: string,
    { own: ownSettings, keepsNull }: OverlayRules = { own: [], keepsNull: [] },
): Overlaid {
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
    // A file that cannot be parsed does not lack its kind.
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
    const tree = layers.map((layer) => layer.tree).reduce((under, over) => merge(under, over, keepsNull));
    return { name: environment, tree, files, problems };

    function below(file: string, part = (tree: Mapping): Mapping => tree): ReadTree & { file: string } {
        const read = readFile(root, file);
        return { file, tree: part(read.tree), problems: read.problems };
    }
}

function shown(value: unknown): string {
    return typeof value === "string" || typeof value === "number" ? `\`${value}\`` : "that";
}
