import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { StackSpec } from "../types";
import { stateFolder } from "./stateFolder";

/**
 * Removes what an engine that was killed left of the attributes of a stack's files in a state folder. They lie beside
 * each file as `<file>.attrs` and, unlike the file, are not written whole or not at all; a cut off one keeps the engine
 * from reading the file ("failed to load checkpoint: EOF"), while a missing one does not
 * (https://pkg.go.dev/gocloud.dev/blob/fileblob).
 */
export function removeBrokenAttributes(spec: StackSpec): void {
    const folder = stateFolder(spec.backend);
    if (folder === undefined) return;
    const stacks = join(folder, ".pulumi", "stacks", spec.project);
    if (!existsSync(stacks)) return;
    for (const name of readdirSync(stacks)) {
        if (!name.startsWith(`${spec.stack}.json`) || !name.endsWith(".attrs")) continue;
        const file = join(stacks, name);
        if (!isWhole(file)) rmSync(file, { force: true });
    }
}

function isWhole(file: string): boolean {
    try {
        JSON.parse(readFileSync(file, "utf8"));
        return true;
    } catch {
        return false;
    }
}
