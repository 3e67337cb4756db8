import type { Origin, Path } from "./origin";

/** A value of a settings file, and where it is written: the place of its key, or its place in a list. */
export type Tree = Mapping | List | Scalar;

export interface Mapping {
    readonly is: "mapping";
    readonly entries: ReadonlyMap<string, Tree>;
    /** Keys that a file above removed, and where it did so. */
    readonly removed: ReadonlyMap<string, Origin>;
    readonly origin: Origin;
}

export interface List {
    readonly is: "list";
    readonly items: readonly Tree[];
    readonly origin: Origin;
}

export interface Scalar {
    readonly is: "scalar";
    readonly value: unknown;
    /** The value as it is written in the file: `1.30` for the number 1.3. */
    readonly source: string;
    readonly origin: Origin;
}

/** The plain value of a tree. */
export function valueOf(tree: Tree): unknown {
    switch (tree.is) {
        case "scalar":
            return tree.value;
        case "list":
            return tree.items.map(valueOf);
        case "mapping":
            return Object.fromEntries([...tree.entries].map(([key, child]) => [key, valueOf(child)]));
    }
}

/** The value one step down; undefined if there is no value. */
function child(tree: Tree, step: string | number): Tree | undefined {
    if (tree.is === "mapping") return tree.entries.get(String(step));
    if (tree.is === "list" && typeof step === "number") return tree.items[step];
    return undefined;
}

/** The value at a path; undefined if there is no value. */
export function find(tree: Tree, path: Path): Tree | undefined {
    let here: Tree | undefined = tree;
    for (const step of path) here = here === undefined ? undefined : child(here, step);
    return here;
}

/** Where the value at a path is written. If it is missing: where it was removed, or else where the value around it is written. */
export function originAt(tree: Tree, path: Path): Origin {
    let here = tree;
    for (const step of path) {
        const next = child(here, step);
        if (next === undefined) {
            return (here.is === "mapping" ? here.removed.get(String(step)) : undefined) ?? here.origin;
        }
        here = next;
    }
    return here.origin;
}

/** Calls back for every scalar and list, and for every mapping that is empty. */
export function eachValue(tree: Tree, visit: (path: Path, value: Tree) => void, path: Path = []): void {
    const children =
        tree.is === "mapping" ? [...tree.entries] : tree.is === "list" ? [...tree.items.entries()] : [];
    if (tree.is !== "mapping" || children.length === 0) visit(path, tree);
    for (const [step, below] of children) eachValue(below, visit, [...path, step]);
}
