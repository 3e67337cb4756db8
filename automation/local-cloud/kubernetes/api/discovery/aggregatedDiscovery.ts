import { type ResourceType } from "../resources/resourceType";
import { type ApiGroup, subresourcesOf, verbsOf } from "./apiGroups";

function resourceDocument(type: ResourceType) {
    const { plural, singular, namespaced, kind, shortNames, categories } = type;
    const subresources = subresourcesOf(type).map(
        ({ name, verbs, group = "", version = "", kind: spoken }) => ({
            subresource: name,
            responseKind: { group, version, kind: spoken },
            verbs,
        }),
    );
    return {
        resource: plural,
        // Empty where they are those of the list they stand in.
        responseKind: { group: "", version: "", kind },
        scope: namespaced ? "Namespaced" : "Cluster",
        singularResource: singular,
        verbs: verbsOf(type),
        ...(shortNames.length > 0 ? { shortNames } : {}),
        ...(categories.length > 0 ? { categories } : {}),
        ...(subresources.length > 0 ? { subresources } : {}),
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
