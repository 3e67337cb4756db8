import type { ClusterObject } from "./cluster/clusterObject";

/** What a drain leaves to the engine: the objects of a state, and what its Helm releases made. */
export interface ManagedObjects {
    /** `<group>/<kind> <id>`: `apps/Deployment shop/web`, `/Namespace shop`. */
    readonly objects: ReadonlySet<string>;
    /** `<namespace>/<name>` of Helm releases. */
    readonly releases: ReadonlySet<string>;
    /** The namespaces of these objects and releases. */
    readonly namespaces: ReadonlySet<string>;
}

const releaseType = "kubernetes:helm.sh/v3:Release";

function keyOf(group: string, kind: string, id: string): string {
    return `${group}/${kind} ${id}`;
}

/** The objects that the engine manages in a cluster, from the resources of a state: type `kubernetes:apps/v1:Deployment`, id `shop/web`. */
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
            // A ServicePatch and its like change an object that something else made.
            objects.add(keyOf(group === "core" ? "" : group, kind.replace(/Patch$/, ""), id));
        }
    }
    return { objects, releases, namespaces };
}

/** Whether the engine deletes an object, as one of a state or of a Helm release in it. */
export function isManaged(managed: ManagedObjects, { type, object: { metadata } }: ClusterObject): boolean {
    const { namespace, name, annotations = {} } = metadata;
    const id = namespace === undefined ? name : `${namespace}/${name}`;
    if (managed.objects.has(keyOf(type.group, type.kind, id))) return true;
    // Helm annotates all objects of a release with its name.
    const release = annotations["meta.helm.sh/release-name"];
    return (
        release !== undefined &&
        managed.releases.has(`${annotations["meta.helm.sh/release-namespace"] ?? ""}/${release}`)
    );
}
