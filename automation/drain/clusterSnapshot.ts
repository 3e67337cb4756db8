import { isManaged, type ManagedObjects } from "./managedObjects";
import type { OwnerReference } from "./cluster/kubeObject";
import { isLeaving, isOf, type Seen } from "./cluster/clusterObject";
import type { DrainAction, DrainStep, StepName } from "./drainStep";

/** What was found in a cluster, as the steps of a drain ask about it. */
export class Picture {
    readonly #byUid: ReadonlyMap<string, Seen>;

    constructor(
        readonly all: readonly Seen[],
        readonly managed: ManagedObjects,
    ) {
        this.#byUid = new Map(all.map((seen) => [seen.object.metadata.uid, seen]));
    }

    /** All objects of some types, named as in `typeName`. */
    of(...names: readonly string[]): Seen[] {
        return this.all.filter((seen) => names.some((name) => isOf(seen, name)));
    }

    /** Whether an object is the engine's to delete, or goes with one that is. */
    isManaged(seen: Seen): boolean {
        return isManaged(this.managed, seen) || isManaged(this.managed, this.topOf(seen));
    }

    /** What an object belongs to in the end, as far as that is known: the Deployment of a pod. */
    topOf(seen: Seen): Seen {
        const { ownerReferences: owners = [] } = seen.object.metadata;
        const owner: OwnerReference | undefined =
            owners.find(({ controller }) => controller === true) ?? owners[0];
        const found = owner === undefined ? undefined : this.#byUid.get(owner.uid);
        return found === undefined || found === seen ? seen : this.topOf(found);
    }
}

/** The deletions of some objects, without those that are under way. */
export function deletions(targets: readonly Seen[]): DrainAction[] {
    return [...new Set(targets)]
        .filter((target) => !isLeaving(target))
        .map((target) => ({ kind: "delete", target }));
}

/** A step that deletes objects and waits until they are gone. */
export function deleting(name: StepName, targets: readonly Seen[], also: readonly Seen[] = []): DrainStep {
    return { name, actions: deletions(targets), waitsFor: [...new Set([...targets, ...also])] };
}
