/** One stored object: a cloud resource, a Kubernetes object. `body` is JSON and never changed in place. */
export interface Entity<T = unknown> {
    /** What it is: `ec2/vpc`, `eks/cluster`, `k8s/<cluster>/apps/deployments`. */
    readonly kind: string;
    /** Unique within its kind: `vpc-0a1b…`, `<namespace>/<name>`. */
    readonly id: string;
    readonly body: T;
    /** Grows with every change in the account; a Kubernetes resourceVersion is this number. */
    readonly version: number;
}

/** A change that a watcher sees. For `deleted`, `entity` is the last body, with the version of the deletion. */
export interface StoreEvent {
    readonly type: "added" | "modified" | "deleted";
    readonly entity: Entity;
}

/** Everything one account holds. Many processes may have the same account open; each read sees what all of them wrote. */
export interface Store {
    get<T = unknown>(kind: string, id: string): Entity<T> | undefined;
    /** All of a kind, ordered by id. */
    list<T = unknown>(kind: string): readonly Entity<T>[];
    /** Kinds that start with a prefix and have at least one entity, sorted. */
    kinds(prefix: string): readonly string[];
    /** Creates or replaces. `expect`: 0 = must not exist, n = must be at that version; else a `StoreConflict` is thrown. */
    put<T>(kind: string, id: string, body: T, expect?: number): Entity<T>;
    /** Deletes; false where there was none. `expect` as for put. */
    delete(kind: string, id: string, expect?: number): boolean;
    /** The newest version in the account. */
    version(): number;
    /** Calls back for every change after version `since`, of any process, in order. Returns the way to stop. */
    watch(kindPrefix: string, since: number, onEvent: (event: StoreEvent) => void): () => void;
    close(): void;
}

/** Another writer was faster. */
export class StoreConflict extends Error {
    override readonly name = "StoreConflict";
}
