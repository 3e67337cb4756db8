import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import type { Problem } from "../load/errors";
import { empty } from "./merge";
import type { Origin, Path } from "./origin";
import { formatPath } from "./origin";
import type { Mapping, Tree } from "./tree";

/** The settings in a YAML text, and mistakes in the YAML. */
export interface ReadTree {
    readonly tree: Mapping;
    readonly problems: readonly Problem[];
}

/** Reads a YAML text as settings; messages call it `file`. */
export function readTree(text: string, file: string): ReadTree {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const problems: Problem[] = [];
    const at = (offset: number): Origin => {
        const { line, col } = lines.linePos(offset);
        return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    const start = at(0);
    const complain = (origin: Origin, path: Path, message: string, remedy: string): void => {
        problems.push({ ...origin, key: formatPath(path), message, remedy });
    };
    for (const error of document.errors) {
        complain(at(error.pos[0]), [], `this is not YAML: ${error.message}`, remedyFor(error.code));
    }
    if (problems.length > 0) return { tree: empty(start), problems };

    const toTree = (node: Node | null, path: Path, origin: Origin, within: readonly Node[]): Tree => {
        const target = isAlias(node) ? (node.resolve(document) ?? null) : node;
        if (target !== null && within.includes(target)) {
            complain(origin, path, "an alias inside of the value that it stands for", "Write the value out.");
            return { is: "scalar", value: null, source: "", origin };
        }
        const inside = target === null ? within : [...within, target];
        if (isMap(target)) return mapping(target, path, origin, inside);
        if (isSeq(target)) {
            const items = target.items.map((item, index) => {
                const itemNode = item as Node | null;
                const place = itemNode?.range ? at(itemNode.range[0]) : origin;
                return toTree(itemNode, [...path, index], place, inside);
            });
            return { is: "list", items, origin };
        }
        const value = isScalar(target) ? target.value : null;
        const source = isScalar(target) ? (target.source ?? String(value)) : "";
        return { is: "scalar", value, source, origin };
    };
    const mapping = (map: YAMLMap, path: Path, origin: Origin, within: readonly Node[]): Mapping => {
        const entries = new Map<string, Tree>();
        for (const pair of map.items) {
            const key = pair.key as Node | null;
            const place = key?.range ? at(key.range[0]) : origin;
            if (!isScalar(key) || key.value === null) {
                complain(place, path, "a key must be a word", "Write `key: value`.");
                continue;
            }
            const name =
                typeof key.value === "string" ? key.value : (key.source ?? JSON.stringify(key.value));
            entries.set(name, toTree(pair.value as Node | null, [...path, name], place, within));
        }
        return { is: "mapping", entries, removed: new Map(), origin };
    };
    const tree = toTree(document.contents, [], start, []);
    if (tree.is === "mapping") return { tree, problems };
    if (tree.is !== "scalar" || tree.value !== null) {
        complain(start, [], "a settings file holds `key: value` lines", "See stacks/README.md.");
    }
    return { tree: empty(start), problems };
}

function remedyFor(code: string): string {
    switch (code) {
        case "DUPLICATE_KEY":
            return "Keep one of the two.";
        case "TAB_AS_INDENT":
            return "Indent with spaces.";
        case "MULTIPLE_DOCS":
            return "Keep one document in the file: remove the `---`.";
        default:
            return "Look at indentation, quotes and colons there and on the line before.";
    }
}
