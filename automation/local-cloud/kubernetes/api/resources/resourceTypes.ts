import { type Cluster, clusterPrefix } from "../objects/cluster";
import { builtin, builtinResources, findBuiltin, findBuiltinKind } from "./builtinResources";
import { customResourceTypes } from "./customResources";
import { type ResourceType, apiVersionOf } from "./resourceType";

/** The resource of custom resource definitions. */
export const definitions = builtin("apiextensions.k8s.io/customresourcedefinitions");

/** Finds a resource by group (empty for core), version and plural, built in or custom. */
export function findType(
    cluster: Cluster,
    group: string,
    version: string,
    plural: string,
): ResourceType | undefined {
    const known = findBuiltin(`${group === "" ? "core" : group}/${plural}`);
    if (known !== undefined) return known.version === version ? known : undefined;
    const definition = cluster.get(definitions, undefined, `${plural}.${group}`);
    if (definition === undefined) return undefined;
    return customResourceTypes(definition).find((type) => type.version === version);
}

/** True for a group of which the cluster serves something. */
export function isKnownGroup(cluster: Cluster, group: string): boolean {
    return allTypes(cluster).some((type) => type.group === group);
}

/** Everything the cluster serves, built in and custom. */
export function allTypes(cluster: Cluster): ResourceType[] {
    return [...builtinResources, ...cluster.list(definitions).flatMap(customResourceTypes)];
}

/** Finds a resource by API version and kind, as owner references and manifests name it. */
export function findKind(cluster: Cluster, apiVersion: string, kind: string): ResourceType | undefined {
    const known = findBuiltinKind(apiVersion, kind);
    if (known !== undefined || !apiVersion.includes(".")) return known;
    return cluster
        .list(definitions)
        .flatMap(customResourceTypes)
        .find((type) => type.kind === kind && apiVersionOf(type) === apiVersion);
}

/** The resource whose objects a store kind of this cluster holds; undefined when its definition is gone. */
export function typeOfStoreKind(cluster: Cluster, storeKind: string): ResourceType | undefined {
    const key = storeKind.slice(clusterPrefix(cluster.id).length);
    const known = findBuiltin(key);
    if (known !== undefined) return known;
    const slash = key.indexOf("/");
    const definition = cluster.get(definitions, undefined, `${key.slice(slash + 1)}.${key.slice(0, slash)}`);
    return definition === undefined ? undefined : customResourceTypes(definition)[0];
}

/** The resources of which the cluster holds at least one object. */
export function populatedTypes(cluster: Cluster): ResourceType[] {
    return cluster.store
        .kinds(clusterPrefix(cluster.id))
        .map((kind) => typeOfStoreKind(cluster, kind))
        .filter((type) => type !== undefined);
}
