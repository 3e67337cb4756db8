import { readMessage } from "../commit/commitMessage";
import type { OldDeployed } from "./historyContent";
import type { FileState, HistoryEvent } from "./historyEvents";

/** A deployment, or a destroy: the commit that tells of it, and the layers it got to. */
export interface Deed {
    readonly event: HistoryEvent;
    readonly layers: readonly string[];
    /** Whether it stopped in the middle of a layer. */
    readonly isPartial: boolean;
}

/** A diff from the first build to the moment when nothing of it is left; or a deed that no stored diff led to. */
export interface Life {
    readonly kind: "diff" | "up" | "destroy";
    /** The commits that built it, oldest first; none where they are not known. */
    readonly builds: HistoryEvent[];
    /** The blob of each layer's diff as it was last. */
    readonly blobs: Map<string, string>;
    /** The layers whose diff is still there. */
    pending: ReadonlySet<string>;
    readonly deployments: Deed[];
    /** Where the rest went without being deployed. */
    dropped?: HistoryEvent;
}

/** Tells the lives of diffs from what happened to their files; oldest first, by their last event. */
export function livesOf(
    events: readonly HistoryEvent[],
    deployedIn: (state: FileState) => OldDeployed,
): readonly Life[] {
    const lives: Life[] = [];
    let open: Life | undefined;
    for (const event of events) {
        const [before, after] = [diffsIn(event.before), diffsIn(event.after)];
        const removed = [...before.keys()].filter((layer) => !after.has(layer));
        const deed = deedOf(event, removed, deployedIn(event.before), deployedIn(event.after));
        if (open === undefined && after.size > 0) open = newLife("diff");
        if (open !== undefined) {
            goOn(open, event, deed);
            if (after.size === 0) lives.push(open);
        }
        const isAlone = deed?.kind === "destroy" || open === undefined;
        if (deed !== undefined && isAlone && event.isKnown) lives.push(newLife(deed.kind, deed));
        if (after.size === 0) open = undefined;
    }
    return open === undefined ? lives : [...lives, open];
}

/** What a commit does to a diff that is there. */
function goOn(life: Life, event: HistoryEvent, deed: KnownDeed | undefined): void {
    const [before, after] = [diffsIn(event.before), diffsIn(event.after)];
    const built = [...after].filter(([layer, blob]) => before.get(layer) !== blob);
    if (built.length > 0 && event.isKnown) life.builds.push(event);
    if (deed?.kind === "up" && event.isKnown) life.deployments.push(deed);
    const deployed = new Set(life.deployments.flatMap(({ layers }) => layers));
    for (const layer of life.blobs.keys()) {
        if (after.has(layer) || deployed.has(layer)) continue;
        // A build that finds nothing to change in a layer any more takes it out of the diff, which lives on.
        if (after.size > 0) life.blobs.delete(layer);
        else life.dropped = event;
    }
    for (const [layer, blob] of built) life.blobs.set(layer, blob);
    life.pending = new Set(after.keys());
}

function newLife(kind: Life["kind"], deed?: Deed): Life {
    const deployments = deed === undefined ? [] : [deed];
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

/** A deed of which it is known what it was. */
interface KnownDeed extends Deed {
    readonly kind: "up" | "destroy";
}

/** What a commit says was deployed or destroyed: by deployed.yaml, or, of diffs that went, by its trailer. */
function deedOf(
    event: HistoryEvent,
    removed: readonly string[],
    before: OldDeployed,
    after: OldDeployed,
): KnownDeed | undefined {
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
