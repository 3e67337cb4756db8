import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../load/errors";
import { empty } from "./merge";
import { readTree, type ReadTree } from "./readTree";

const parsed = new Map<string, { readonly text: string; readonly read: ReadTree }>();

/** Reads a settings file below `root`. A text is parsed once: base.yaml is part of every environment. */
export function readFile(root: string, file: string): ReadTree {
    const path = join(root, file);
    let text: string;
    try {
        text = readFileSync(path, "utf8");
    } catch (error) {
        const why = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
        const origin = { file, line: 1, column: 1 };
        const problem: Problem =
            why === "ENOENT"
                ? { ...origin, key: "", message: "the file does not exist", remedy: "Restore it from git." }
                : {
                      ...origin,
                      key: "",
                      message: `the file cannot be read: ${why}`,
                      remedy: "Make it readable.",
                  };
        return { tree: empty(origin), problems: [problem] };
    }
    const known = parsed.get(path);
    if (known?.text === text) return known.read;
    const read = readTree(text, file);
    parsed.set(path, { text, read });
    return read;
}
