/** A type of objects as a Kubernetes API serves it. */
export interface ResourceType {
    /** Empty for the core group. */
    readonly group: string;
    readonly version: string;
    /** `persistentvolumeclaims` */
    readonly plural: string;
    /** `PersistentVolumeClaim` */
    readonly kind: string;
    readonly namespaced: boolean;
}

/** `services`, `helmreleases.helm.toolkit.fluxcd.io`: the name of a type, the same in every version. */
export function typeName({ group, plural }: Pick<ResourceType, "group" | "plural">): string {
    return group === "" ? plural : `${plural}.${group}`;
}

/** The API path of all objects of a type, of those in one namespace, or of a single object. */
export function pathOf(type: ResourceType, namespace?: string, name?: string): string {
    const root = type.group === "" ? `/api/${type.version}` : `/apis/${type.group}/${type.version}`;
    const inside = type.namespaced && namespace !== undefined ? `/namespaces/${namespace}` : "";
    return `${root}${inside}/${type.plural}${name === undefined ? "" : `/${encodeURIComponent(name)}`}`;
}

/** Whether a type is one of Flux or Argo CD. */
export function isGitOps({ group }: Pick<ResourceType, "group">): boolean {
    return group.endsWith(".toolkit.fluxcd.io") || group === "argoproj.io";
}

function core(plural: string, kind: string, namespaced: boolean): ResourceType {
    return { group: "", version: "v1", plural, kind, namespaced };
}

/** The types of the core group that a drain lists. They are the same in every cluster and need no discovery. */
export const coreTypes: readonly ResourceType[] = [
    core("namespaces", "Namespace", false),
    core("services", "Service", true),
    core("persistentvolumeclaims", "PersistentVolumeClaim", true),
    core("persistentvolumes", "PersistentVolume", false),
    core("pods", "Pod", true),
    core("replicationcontrollers", "ReplicationController", true),
];
