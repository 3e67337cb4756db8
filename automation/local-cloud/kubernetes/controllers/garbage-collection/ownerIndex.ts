import { type ObjectChange } from "../controller";

/** Who owns whom among the objects seen so far, by uid. */
export class OwnerIndex {
    private readonly dependents = new Map<string, Set<string>>();
    private readonly owners = new Map<string, readonly string[]>();
    private readonly keys = new Map<string, string>();
    private readonly gone = new Set<string>();

    /** Takes note of a change; returns what it concerns: dependents of what is gone, owners that may wait for it. */
    note(change: ObjectChange, key: string): readonly string[] {
        const { uid = "", ownerReferences = [] } = change.object.metadata;
        const before = this.owners.get(key) ?? [];
        const after = change.isDeleted ? [] : ownerReferences.map((reference) => reference.uid);
        const isSame = before.join() === after.join();
        for (const owner of before) this.dependents.get(owner)?.delete(key);
        for (const owner of after) {
            const known = this.dependents.get(owner) ?? new Set<string>();
            this.dependents.set(owner, known.add(key));
        }
        if (after.length > 0) this.owners.set(key, after);
        else this.owners.delete(key);
        if (!change.isDeleted) {
            this.keys.set(uid, key);
            return isSame ? [] : [key];
        }
        this.keys.delete(uid);
        this.gone.add(uid);
        const waiting = before.map((owner) => this.keys.get(owner)).filter((one) => one !== undefined);
        return [...this.dependentsOf(uid), ...waiting];
    }

    /** Keys of the objects that name this one as an owner. */
    dependentsOf(uid: string): readonly string[] {
        return [...(this.dependents.get(uid) ?? [])];
    }

    /** True when the deletion of the object was seen. */
    isGone(uid: string): boolean {
        return this.gone.has(uid);
    }
}
