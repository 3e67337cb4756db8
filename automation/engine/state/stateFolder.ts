import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { notWritable } from "../../system/files";
import type { StackSpec } from "../types";

/** The folder of a `file://` backend; undefined for any other. */
export function stateFolder(backend: string): string | undefined {
    if (!backend.startsWith("file://")) return undefined;
    if (backend.startsWith("file://~")) return join(homedir(), backend.slice("file://~".length));
    const url = new URL(backend);
    url.search = "";
    return fileURLToPath(url);
}

/** The file that holds a stack's state in a folder backend; undefined for any other backend, or if there is no file. */
export function stateFile(spec: StackSpec): string | undefined {
    const folder = stateFolder(spec.backend);
    if (folder === undefined) return undefined;
    const file = join(folder, ".pulumi", "stacks", spec.project, `${spec.stack}.json`);
    return ["", ".gz", ".zst"].map((ending) => file + ending).find((path) => existsSync(path));
}

/** Creates the folder of a `file://` backend, which the engine does not. Throws a `CakeError` if it is not writable. */
export function makeStateFolder(backend: string): void {
    const folder = stateFolder(backend);
    if (folder === undefined) return;
    try {
        mkdirSync(folder, { recursive: true });
    } catch (error) {
        throw notWritable(folder, error);
    }
}
