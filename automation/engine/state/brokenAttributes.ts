import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { StackSpec } from "../types";
import { stateFolder } from "./stateFolder";

/**
 * Removes the incomplete attributes that a killed engine left beside a stack's files in a state folder, `<file>.attrs`.
 * Unlike the files they are not written atomically. The engine cannot read a file with incomplete attributes ("failed to
 * load checkpoint: EOF"), but it can read one without (https://pkg.go.dev/gocloud.dev/blob/fileblob).
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
