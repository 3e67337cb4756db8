import { type ApiAnswer, answer, pageNotFound } from "../http/apiAnswer";
import { type ApiRequest } from "../http/apiRequest";
import { type Cluster } from "../objects/cluster";
import { type ResourceType } from "../resources/resourceType";
import { methodNotAllowed, noSuchPath } from "../status/errors";
import { aggregatedDiscovery } from "./aggregatedDiscovery";
import { type ApiGroup, apiGroups, subresourcesOf, verbsOf } from "./apiGroups";

function groupDocument(group: ApiGroup) {
    const versions = group.versions.map(({ version }) => ({
        groupVersion: `${group.name}/${version}`,
        version,
    }));
    return { name: group.name, versions, preferredVersion: versions[0] };
}

function resourceDocuments(type: ResourceType) {
    const { plural, singular, namespaced, kind, shortNames, categories } = type;
    return [
        {
            name: plural,
            singularName: singular,
            namespaced,
            kind,
            verbs: verbsOf(type),
            ...(shortNames.length > 0 ? { shortNames } : {}),
            ...(categories.length > 0 ? { categories } : {}),
        },
        ...subresourcesOf(type).map(({ name, ...part }) => ({
            name: `${plural}/${name}`,
            singularName: "",
            namespaced,
            ...part,
        })),
    ];
}

function resourceList(groups: readonly ApiGroup[], groupName: string, version: string) {
    const found = groups
        .find(({ name }) => name === groupName)
        ?.versions.find((candidate) => candidate.version === version);
    if (found === undefined) return undefined;
    return {
        kind: "APIResourceList",
        apiVersion: "v1",
        groupVersion: groupName === "" ? version : `${groupName}/${version}`,
        resources: found.types.flatMap(resourceDocuments),
    };
}

function document(groups: readonly ApiGroup[], [root, first, second]: readonly string[]): unknown {
    const named = groups.filter(({ name }) => name !== "");
    if (root === undefined) {
        return {
            paths: [
                "/api",
                "/apis",
                "/healthz",
                "/livez",
                "/openapi/v2",
                "/openapi/v3",
                "/readyz",
                "/version",
            ],
        };
    }
    if (root === "api") {
        if (first !== undefined) return resourceList(groups, "", first);
        return { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] };
    }
    if (first === undefined) {
        return { kind: "APIGroupList", apiVersion: "v1", groups: named.map(groupDocument) };
    }
    if (second !== undefined) return resourceList(groups, first, second);
    const group = named.find(({ name }) => name === first);
    if (group === undefined) return undefined;
    return { kind: "APIGroup", apiVersion: "v1", ...groupDocument(group) };
}

/** Answers what the API offers: one document per group and version, or all at once where the client asks so. */
export function discoveryAnswer(cluster: Cluster, request: ApiRequest): ApiAnswer {
    if (request.method !== "GET") throw methodNotAllowed();
    const groups = apiGroups(cluster);
    const wanted = /g=apidiscovery\.k8s\.io;v=(v2|v2beta1)/.exec(request.accept)?.[1];
    if (wanted !== undefined && request.path.length === 1) {
        const isCore = request.path[0] === "api";
        return answer(
            aggregatedDiscovery(
                groups.filter(({ name }) => (name === "") === isCore),
                wanted,
            ),
            200,
            `application/json;g=apidiscovery.k8s.io;v=${wanted};as=APIGroupDiscoveryList`,
        );
    }
    const found = document(groups, request.path);
    if (found !== undefined) return answer(found);
    // A known group with another version is refused by its own handler.
    const [root, group] = request.path;
    if (root === "api" || (request.path.length > 2 && groups.some(({ name }) => name === group)))
        throw noSuchPath();
    return pageNotFound;
}
