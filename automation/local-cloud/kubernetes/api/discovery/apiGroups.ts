import { type Cluster } from "../objects/cluster";
import { allTypes } from "../resources/resourceTypes";
import { type ResourceType } from "../resources/resourceType";

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

/** What can be done with a resource's objects. */
export function verbsOf(type: ResourceType): readonly string[] {
    return type.isReview ? ["create"] : allVerbs;
}

/** The parts of an object that have paths of their own, with the kinds they speak. */
export function subresourcesOf(
    type: ResourceType,
): { name: string; kind: string; group: string; version: string }[] {
    const own = { kind: type.kind, group: type.group, version: type.version };
    const scale = { kind: "Scale", group: "autoscaling", version: "v1" };
    return [
        ...(type.hasStatus ? [{ name: "status", ...own }] : []),
        ...(type.scale === undefined ? [] : [{ name: "scale", ...scale }]),
    ];
}
