import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { suggest } from "../load/didYouMean";
import type { Problem } from "../load/errors";
import { isKind, type Kind } from "../load/kinds";
import type { Path } from "./origin";
import { readFile } from "./readFile";
import { find, originAt, type Mapping } from "./tree";

/** What an environment that follows another one has from it. */
export interface Followed {
    readonly name: string;
    /** The other one's kind, whose settings count too. */
    readonly kind: Kind;
    /** Relative to the root. */
    readonly file: string;
    readonly tree: Mapping;
}

/** What is particular to one environment whatever it follows: who answers for it, where it lives, who may touch it. */
const particular = [
    "kind",
    "from",
    "owner",
    "account",
    "state",
    "protected",
    "allowDestroy",
    "review",
    "lifecycle",
    "claims",
];

/** Settings as an environment has them that follows these; `own` are those of layers that each environment has for itself. */
export function inherited(tree: Mapping, own: readonly Path[]): Mapping {
    return [...particular.map((key) => [key]), ...own].reduce(without, tree);
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

/** The environment that another one's `from` names, or what is wrong with that. */
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
                  `Write \`from: ${next}\`, and what ${name} says of its own.`,
              );
    }
    const kind = find(tree, ["kind"]);
    if (kind?.is !== "scalar" || !isKind(kind.value)) {
        return wrong(`the kind of \`${name}\` is not known`, `Mend ${file} first.`);
    }
    return { followed: { name, kind: kind.value, file, tree: inherited(tree, ownSettings) }, problems: [] };
}

/** What a settings file names as the environment to follow; undefined where that is no text, too. */
export function fromOf(own: Mapping): string | undefined {
    const found = find(own, ["from"]);
    return found?.is === "scalar" && typeof found.value === "string" ? found.value : undefined;
}

function folders(root: string): readonly string[] {
    return readdirSync(join(root, "stacks")).filter((name) =>
        existsSync(join(root, "stacks", name, "stack.yaml")),
    );
}
