import { join } from "node:path";
import { z } from "zod";
import { writeAtomically } from "../../system/atomicFile";
import { readIfThere } from "../../system/files";
import { runFolder, type Paths } from "../model/paths";

const unchanged = z.record(z.string(), z.object({ fingerprint: z.string(), resources: z.int() }));

/** Layers of which a preview has found on this machine that nothing is pending, and what it was computed from. */
export type UnchangedLayers = z.infer<typeof unchanged>;

function file(paths: Paths, environment: string): string {
    return join(runFolder(paths, environment), "unchanged.json");
}

/** Reads what previews have found; a damaged file is as good as none. */
export function readUnchanged(paths: Paths, environment: string): UnchangedLayers {
    const text = readIfThere(file(paths, environment));
    if (text === undefined) return {};
    try {
        return unchanged.parse(JSON.parse(text));
    } catch {
        return {};
    }
}

/** Notes what a preview has found; what it did not look at stays. */
export function recordUnchanged(paths: Paths, environment: string, found: UnchangedLayers): void {
    const before = readUnchanged(paths, environment);
    const text = JSON.stringify({ ...before, ...found }, undefined, 2);
    if (text !== JSON.stringify(before, undefined, 2)) writeAtomically(file(paths, environment), `${text}\n`);
}
