import { join } from "node:path";
import { stringify } from "yaml";
import { z } from "zod";
import { readRecord } from "../../../stacks/_settings/reading/readRecord";
import { writeAtomically } from "../../system/atomicFile";
import { readIfThere } from "../../system/files";
import type { Paths } from "../model/paths";

const time = z.iso.datetime({ offset: true, error: "must be a time such as 2026-11-30T18:00:00Z" });

const release = z.strictObject({ commit: z.string(), tag: z.string().exactOptional() });

const asleep = z.strictObject({
    /** When the teardown began. */
    since: time,
    why: z.enum(["schedule", "ttl"]),
    /** What was up, and what each layer was computed from. */
    layers: z.record(
        z.string(),
        z.strictObject({ resources: z.int(), fingerprint: z.string().exactOptional() }),
    ),
    /** The commit that it was deployed from, and its tag. */
    release: release.exactOptional(),
    /** When somebody last used it. */
    activity: time.exactOptional(),
});

const rhythm = z.strictObject({
    asleep: asleep.exactOptional(),
    /** When it was last woken, and with what: that is nobody's use of it. */
    woken: z
        .strictObject({
            from: time,
            to: time,
            activity: time.exactOptional(),
            release: release.exactOptional(),
        })
        .exactOptional(),
});

/** What was up before an environment was last torn down. */
export type Asleep = Readonly<z.infer<typeof asleep>>;

/** How an environment last went to sleep or was woken; times are ISO 8601. */
export type Rhythm = Readonly<z.infer<typeof rhythm>>;

/** The file that remembers it, relative to the project. */
export function rhythmFile(environment: string): string {
    return `stacks/${environment}/lifecycle.yaml`;
}

/** Reads stacks/<environment>/lifecycle.yaml; empty where there is none. Throws a SettingsError with the place of each problem. */
export function readRhythm(paths: Paths, environment: string): Rhythm {
    const file = rhythmFile(environment);
    const text = readIfThere(join(paths.root, file));
    if (text === undefined) return {};
    return readRecord(rhythm, text, file, `Restore it with git, or remove it: git restore ${file}`);
}

/** Writes stacks/<environment>/lifecycle.yaml. */
export function writeRhythm(paths: Paths, environment: string, content: Rhythm): void {
    const head = "# When it last went to sleep, or was woken; written by teardown and wake.\n";
    writeAtomically(join(paths.root, rhythmFile(environment)), head + stringify(content));
}
