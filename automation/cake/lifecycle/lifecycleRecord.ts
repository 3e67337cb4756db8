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
    /** What was deployed, and what each layer was computed from. */
    layers: z.record(
        z.string(),
        z.strictObject({ resources: z.int(), fingerprint: z.string().exactOptional() }),
    ),
    /** The commit that it was deployed from, and its tag. */
    release: release.exactOptional(),
    /** When somebody last used it. */
    activity: time.exactOptional(),
});

const record = z.strictObject({
    asleep: asleep.exactOptional(),
    /** When it was last woken, and at which release: a wake does not count as a use. */
    woken: z
        .strictObject({
            from: time,
            to: time,
            activity: time.exactOptional(),
            release: release.exactOptional(),
        })
        .exactOptional(),
});

/** What was deployed before an environment was last torn down. */
export type TeardownRecord = Readonly<z.infer<typeof asleep>>;

/** The last teardown of an environment by schedule, or its last wake; times are ISO 8601. */
export type LifecycleRecord = Readonly<z.infer<typeof record>>;

/** The file of the record, relative to the project. */
export function lifecycleFile(environment: string): string {
    return `stacks/${environment}/lifecycle.yaml`;
}

/** Reads stacks/<environment>/lifecycle.yaml; empty if it does not exist. Throws a SettingsError with the place of each problem. */
export function readLifecycleRecord(paths: Paths, environment: string): LifecycleRecord {
    const file = lifecycleFile(environment);
    const text = readIfThere(join(paths.root, file));
    if (text === undefined) return {};
    return readRecord(record, text, file, `Restore it with git, or remove it: git restore ${file}`);
}

/** Writes stacks/<environment>/lifecycle.yaml. */
export function writeLifecycleRecord(paths: Paths, environment: string, content: LifecycleRecord): void {
    const head = "# When it last went to sleep, or was woken; written by teardown and wake.\n";
    writeAtomically(join(paths.root, lifecycleFile(environment)), head + stringify(content));
}
