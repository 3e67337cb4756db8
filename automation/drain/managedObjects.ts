import type { Seen } from "./cluster/clusterObject";

/** What is left to the engine: objects of a state, and what its Helm releases made. */
export interface ManagedObjects {
    /** As `managedKey` names them. */
    readonly objects: ReadonlySet<string>;
    /** `<namespace>/<name>` of Helm releases. */
    readonly releases: ReadonlySet<string>;
    /** Namespaces in which any of these are. */
    readonly namespaces: ReadonlySet<string>;
}

const releaseType = "kubernetes:helm.sh/v3:Release";

function keyOf(group: string, kind: string, id: string): string {
    return `${group}/${kind} ${id}`;
}

/** What the engine manages in a cluster, from the resources of a state: `kubernetes:apps/v1:Deployment` `shop/web`. */
export function managedObjects(
    resources: readonly { readonly type: string; readonly id: string }[],
): ManagedObjects {
    const objects = new Set<string>();
    const releases = new Set<string>();
    const namespaces = new Set<string>();
    for (const { type, id } of resources) {
        const [, gv = "", kind = ""] = /^kubernetes:([^:]+):(\w+)$/.exec(type) ?? [];
        if (kind === "") continue;
        if (id.includes("/")) namespaces.add(id.slice(0, id.indexOf("/")));
        if (type === releaseType) releases.add(id);
        else {
            const group = gv.includes("/") ? gv.slice(0, gv.indexOf("/")) : "";
            // Resources such as ServicePatch change an object that is somebody else's.
            objects.add(keyOf(group === "core" ? "" : group, kind.replace(/Patch$/, ""), id));
        }
    }
    return { objects, releases, namespaces };
}

/** Whether an object is the engine's to delete. */
export function isManaged(managed: ManagedObjects, { type, object: { metadata } }: Seen): boolean {
    const { namespace, name, annotations = {} } = metadata;
    const id = namespace === undefined ? name : `${namespace}/${name}`;
    if (managed.objects.has(keyOf(type.group, type.kind, id))) return true;
    // Helm notes on all that it makes which release it belongs to.
    const release = annotations["meta.helm.sh/release-name"];
    return (
        release !== undefined &&
        managed.releases.has(`${annotations["meta.helm.sh/release-namespace"] ?? ""}/${release}`)
    );
}
