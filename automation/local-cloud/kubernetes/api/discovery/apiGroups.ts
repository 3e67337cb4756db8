import { type Cluster } from "../objects/cluster";
import { allTypes } from "../resources/resourceTypes";
import { type ResourceType, storageKey } from "../resources/resourceType";

/** A group of the API with its versions, the preferred one first. */
export interface ApiGroup {
    readonly name: string;
    readonly versions: readonly { readonly version: string; readonly types: readonly ResourceType[] }[];
}

/** Stable before beta before alpha, then the higher number. Source: k8s.io/apimachinery/pkg/version. */
function rank(version: string): number {
    const [, major = "0", stage, minor = "0"] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
    const stages = { alpha: 1, beta: 2 } as const;
    const maturity = stage === undefined ? 3 : stages[stage as keyof typeof stages];
    return maturity * 1e6 + Number(major) * 1e3 + Number(minor);
}

/** Everything a cluster serves, by group and version. The core group's name is empty. */
export function apiGroups(cluster: Cluster): ApiGroup[] {
    const groups = new Map<string, Map<string, ResourceType[]>>();
    for (const type of allTypes(cluster)) {
        const versions = groups.get(type.group) ?? new Map<string, ResourceType[]>();
        versions.set(type.version, [...(versions.get(type.version) ?? []), type]);
        groups.set(type.group, versions);
    }
    return [...groups].map(([name, versions]) => ({
        name,
        versions: [...versions]
            .map(([version, types]) => ({ version, types }))
            .sort((one, other) => rank(other.version) - rank(one.version)),
    }));
}

const allVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
const customVerbs = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"];
const namespaceVerbs = allVerbs.filter((verb) => verb !== "deletecollection");
const partVerbs = ["get", "patch", "update"];

/** What can be done with a resource's objects. */
export function verbsOf(type: ResourceType): readonly string[] {
    if (type.isReview) return ["create"];
    if (storageKey(type) === "core/namespaces") return namespaceVerbs;
    return type.custom === undefined ? allVerbs : customVerbs;
}

/** A part of an object that has a path of its own. */
export interface Subresource {
    readonly name: string;
    /** The kind it speaks; without group and version where they are those of the object. */
    readonly kind: string;
    readonly group?: string;
    readonly version?: string;
    readonly verbs: readonly string[];
}

const special: Readonly<Record<string, readonly Subresource[]>> = {
    "core/namespaces": [{ name: "finalize", kind: "Namespace", verbs: ["update"] }],
    "core/pods": [{ name: "eviction", kind: "Eviction", group: "policy", version: "v1", verbs: ["create"] }],
    "core/serviceaccounts": [
        {
            name: "token",
            kind: "TokenRequest",
            group: "authentication.k8s.io",
            version: "v1",
            verbs: ["create"],
        },
    ],
};

/** The parts of an object that have paths of their own, by name. */
export function subresourcesOf(type: ResourceType): Subresource[] {
    const scale = { name: "scale", kind: "Scale", group: "autoscaling", version: "v1", verbs: partVerbs };
    return [
        ...(special[storageKey(type)] ?? []),
        ...(type.scale === undefined ? [] : [scale]),
        ...(type.hasStatus ? [{ name: "status", kind: type.kind, verbs: partVerbs }] : []),
    ];
}
