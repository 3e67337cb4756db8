import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { compareTexts } from "../model/canonicalJson";
import { shortHash } from "./fingerprint";

/**
 * One hash of the names and contents of files and of whole folders, without dot files, README.md and node_modules. Paths are
 * relative to the root, so that the hash is the same wherever the project is. A missing file is hashed as missing.
 */
export function hashFiles(root: string, paths: readonly string[]): string {
    const files = [...new Set(paths.flatMap((path) => filesOf(root, path)))].sort(compareTexts);
    return shortHash(files.map((file) => `${file}\0${contentHash(join(root, file))}\n`).join(""));
}

const ignored = ["node_modules", "README.md"];

function filesOf(root: string, path: string): readonly string[] {
    const found = statSync(join(root, path), { throwIfNoEntry: false });
    if (found?.isDirectory() !== true) return [path.split(sep).join("/")];
    return readdirSync(join(root, path))
        .filter((name) => !name.startsWith(".") && !ignored.includes(name))
        .flatMap((name) => filesOf(root, join(path, name)));
}

function contentHash(file: string): string {
    const isThere = statSync(file, { throwIfNoEntry: false }) !== undefined;
    return isThere ? shortHash(readFileSync(file)) : "absent";
}
