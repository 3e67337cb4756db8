import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { suggest } from "../load/didYouMean";
import type { Problem } from "../load/errors";
import { isKind, type Kind } from "../load/kinds";
import type { Path } from "./origin";
import { readFile } from "./readFile";
import { find, originAt, type Mapping } from "./tree";

/** The environment that another one follows, and what it passes on. */
export interface Followed {
    readonly name: string;
    /** Its kind, whose settings are passed on too. */
    readonly kind: Kind;
    /** Its own file, relative to the root. */
    readonly file: string;
    readonly tree: Mapping;
}

/** Keys that are not passed on: who answers for an environment, where it lives, who may change it. */
const notInherited = [
    "kind",
    "from",
    "owner",
    "account",
    "permissionsBoundary",
    "state",
    "protected",
    "allowDestroy",
    "review",
    "lifecycle",
    "claims",
];

/** The settings that an environment passes on to one that follows it. `own` are paths that each environment has for itself. */
export function inherited(tree: Mapping, own: readonly Path[]): Mapping {
    return [...notInherited.map((key) => [key]), ...own].reduce(without, tree);
}

function without(tree: Mapping, [key, ...below]: Path): Mapping {
    const name = String(key);
    const child = tree.entries.get(name);
    if (child === undefined) return tree;
    const entries = new Map(tree.entries);
    if (below.length === 0) entries.delete(name);
    else if (child.is === "mapping") entries.set(name, without(child, below));
    return { ...tree, entries };
}

/** Reads the environment that `from` in another one's file names; returns problems instead if it cannot be followed. */
export function follow(
    root: string,
    environment: string,
    own: Mapping,
    ownSettings: readonly Path[],
): { readonly followed?: Followed; readonly problems: readonly Problem[] } {
    const name = fromOf(own);
    if (name === undefined) return { problems: [] };
    const wrong = (message: string, remedy: string): { readonly problems: readonly Problem[] } => ({
        problems: [{ ...originAt(own, ["from"]), key: "from", message, remedy }],
    });
    if (name === environment) return wrong("names the environment itself", "Name another one, or remove it.");
    const others = folders(root).filter((other) => other !== environment);
    if (!others.includes(name)) return wrong(`there is no environment \`${name}\``, suggest(name, others));
    const file = `stacks/${name}/stack.yaml`;
    const { tree, problems } = readFile(root, file);
    if (problems.length > 0) return { problems };
    const next = fromOf(tree);
    if (next !== undefined) {
        const place = originAt(tree, ["from"]);
        const where = `${place.file}:${place.line}:${place.column}`;
        return next === environment
            ? wrong(`\`${name}\` follows this environment (${where})`, "Remove one of the two.")
            : wrong(
                  `\`${name}\` follows \`${next}\` itself (${where}), and only one step is followed`,
                  `Write \`from: ${next}\`, and copy what ${file} says.`,
              );
    }
    const kind = find(tree, ["kind"]);
    if (kind?.is !== "scalar" || !isKind(kind.value)) {
        return wrong(`the kind of \`${name}\` is not known`, `Correct ${file} first.`);
    }
    return { followed: { name, kind: kind.value, file, tree: inherited(tree, ownSettings) }, problems: [] };
}

/** The environment that a settings file says to follow; undefined if it says nothing, or something that is not text. */
export function fromOf(own: Mapping): string | undefined {
    const found = find(own, ["from"]);
    return found?.is === "scalar" && typeof found.value === "string" ? found.value : undefined;
}

function folders(root: string): readonly string[] {
    return readdirSync(join(root, "stacks")).filter((name) =>
        existsSync(join(root, "stacks", name, "stack.yaml")),
    );
}
