import { objectName, type ClusterObject } from "./cluster/clusterObject";
import type { DrainListener } from "./drainListener";

/** The objects that a drain has deleted and that are not gone yet. */
export class PendingDeletions {
    readonly #pending = new Map<string, ClusterObject>();
    readonly #counts = new Map<string, number>();

    constructor(readonly listener: Pick<DrainListener, "onDeleting" | "onGone">) {}

    /** Adds objects that were just deleted; one that is pending already is not reported again. */
    add(targets: readonly ClusterObject[]): void {
        for (const target of targets) {
            const { uid } = target.object.metadata;
            if (this.#pending.has(uid)) continue;
            this.listener.onDeleting(target);
            this.#pending.set(uid, target);
            this.#counts.set(objectName(target), this.times(target) + 1);
        }
    }

    /** How often an object of this name was deleted. */
    times(object: ClusterObject): number {
        return this.#counts.get(objectName(object)) ?? 0;
    }

    /** Reports and drops the pending objects that are not among those found; returns whether there were any. */
    settle(found: readonly ClusterObject[]): boolean {
        const existing = new Set(found.map(({ object }) => object.metadata.uid));
        const gone = [...this.#pending].filter(([uid]) => !existing.has(uid));
        for (const [uid, item] of gone) {
            this.#pending.delete(uid);
            this.listener.onGone(item);
        }
        return gone.length > 0;
    }
}
