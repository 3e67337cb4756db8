import { type ResourceType } from "../resources/resourceType";
import { type ApiGroup, subresourcesOf, verbsOf } from "./apiGroups";

const partVerbs = ["get", "patch", "update"];

function resourceDocument(type: ResourceType) {
    const { plural, singular, namespaced, group, version, kind, shortNames, categories } = type;
    return {
        resource: plural,
        responseKind: { group, version, kind },
        scope: namespaced ? "Namespaced" : "Cluster",
        singularResource: singular,
        verbs: verbsOf(type),
        ...(shortNames.length > 0 ? { shortNames } : {}),
        ...(categories.length > 0 ? { categories } : {}),
        subresources: subresourcesOf(type).map(({ name, ...responseKind }) => ({
            subresource: name,
            responseKind,
            verbs: partVerbs,
        })),
    };
}

/** Groups, versions and resources in one document: what kubectl asks for first. */
export function aggregatedDiscovery(groups: readonly ApiGroup[], version: string): unknown {
    return {
        kind: "APIGroupDiscoveryList",
        apiVersion: `apidiscovery.k8s.io/${version}`,
        metadata: {},
        items: groups.map(({ name, versions }) => ({
            metadata: { name, creationTimestamp: null },
            versions: versions.map((served) => ({
                version: served.version,
                resources: served.types.map(resourceDocument),
                freshness: "Current",
            })),
        })),
    };
}
