import { readMessage } from "../commit/commitMessage";
import type { OldDeployed } from "./historyContent";
import type { FileState, HistoryEvent } from "./historyEvents";

/** An up or a destroy that a commit records, and the layers that it reached. */
export interface RecordedRun {
    readonly event: HistoryEvent;
    readonly layers: readonly string[];
    /** Whether it stopped in the middle of a layer. */
    readonly isPartial: boolean;
}

/** A diff from its first build until nothing of it is pending; or an up or a destroy that no stored diff led to. */
export interface Changeset {
    readonly kind: "diff" | "up" | "destroy";
    /** The commits that built it, oldest first; empty if they are unknown. */
    readonly builds: HistoryEvent[];
    /** The last blob of each layer's diff. */
    readonly blobs: Map<string, string>;
    /** The layers whose diff is still there. */
    pending: ReadonlySet<string>;
    readonly deployments: RecordedRun[];
    /** The commit that removed what was never deployed. */
    dropped?: HistoryEvent;
}

/** The changesets of an environment, from what happened to its files; oldest first, by their last event. */
export function changesetsOf(
    events: readonly HistoryEvent[],
    deployedIn: (state: FileState) => OldDeployed,
): readonly Changeset[] {
    const changesets: Changeset[] = [];
    let open: Changeset | undefined;
    for (const event of events) {
        const [before, after] = [diffsIn(event.before), diffsIn(event.after)];
        const removed = [...before.keys()].filter((layer) => !after.has(layer));
        const run = recordedRun(event, removed, deployedIn(event.before), deployedIn(event.after));
        if (open === undefined && after.size > 0) open = newChangeset("diff");
        if (open !== undefined) {
            advance(open, event, run);
            if (after.size === 0) changesets.push(open);
        }
        const isAlone = run?.kind === "destroy" || open === undefined;
        if (run !== undefined && isAlone && event.isKnown) changesets.push(newChangeset(run.kind, run));
        if (after.size === 0) open = undefined;
    }
    return open === undefined ? changesets : [...changesets, open];
}

/** Applies a commit to the changeset that is open. */
function advance(changeset: Changeset, event: HistoryEvent, run: KnownRun | undefined): void {
    const [before, after] = [diffsIn(event.before), diffsIn(event.after)];
    const built = [...after].filter(([layer, blob]) => before.get(layer) !== blob);
    if (built.length > 0 && event.isKnown) changeset.builds.push(event);
    if (run?.kind === "up" && event.isKnown) changeset.deployments.push(run);
    const deployed = new Set(changeset.deployments.flatMap(({ layers }) => layers));
    for (const layer of changeset.blobs.keys()) {
        if (after.has(layer) || deployed.has(layer)) continue;
        // A build that finds nothing to change in a layer any more takes it out of the diff, which stays open.
        if (after.size > 0) changeset.blobs.delete(layer);
        else changeset.dropped = event;
    }
    for (const [layer, blob] of built) changeset.blobs.set(layer, blob);
    changeset.pending = new Set(after.keys());
}

function newChangeset(kind: Changeset["kind"], run?: RecordedRun): Changeset {
    const deployments = run === undefined ? [] : [run];
    return { kind, builds: [], blobs: new Map(), pending: new Set(), deployments };
}

/** The blob of each layer's diff. */
export function diffsIn(state: FileState): ReadonlyMap<string, string> {
    const found = [...state].flatMap(([path, blob]) => {
        const layer = /\/diff\/([^/]+)\.json$/.exec(path)?.[1];
        return layer === undefined ? [] : [[layer, blob] as const];
    });
    return new Map(found);
}

/** A run of which the verb is known. */
interface KnownRun extends RecordedRun {
    readonly kind: "up" | "destroy";
}

/** The run that a commit records: by deployed.yaml, or, if diffs were removed, by its trailer. */
function recordedRun(
    event: HistoryEvent,
    removed: readonly string[],
    before: OldDeployed,
    after: OldDeployed,
): KnownRun | undefined {
    const { verb } = readMessage(event.commit.message);
    const changed = [...after].filter(([layer, { at }]) => before.get(layer)?.at !== at);
    const gone = [...before.keys()].filter((layer) => !after.has(layer));
    const isPartial = changed.some(([, { partial }]) => partial === true);
    if (verb === "destroy" || (verb === undefined && changed.length === 0 && gone.length > 0)) {
        return gone.length + changed.length === 0
            ? undefined
            : { kind: "destroy", event, layers: gone, isPartial };
    }
    const whole = changed.filter(([, { partial }]) => partial !== true).map(([layer]) => layer);
    const layers = verb === "up" ? [...new Set([...whole, ...removed])] : whole;
    return layers.length === 0 && !isPartial ? undefined : { kind: "up", event, layers, isPartial };
}
