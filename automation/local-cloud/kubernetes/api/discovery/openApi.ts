import { type ApiAnswer, answer } from "../http/apiAnswer";
import { type ApiRequest } from "../http/apiRequest";
import { type Cluster } from "../objects/cluster";
import { type ResourceType, apiVersionOf } from "../resources/resourceType";
import { noSuchPath } from "../status/errors";
import { apiGroups } from "./apiGroups";

/** `api/v1`, `apis/apps/v1`. */
function rootOf(type: ResourceType): string {
    return type.group === "" ? `api/${type.version}` : `apis/${apiVersionOf(type)}`;
}

/**
 * Enough of a path for clients to see that the server validates and which patches it takes. There are no schemas,
 * so kubectl falls back to those it was compiled with, and to merge patches for custom resources.
 */
function pathItem({ group, version, kind }: ResourceType) {
    const extension = { "x-kubernetes-group-version-kind": { group, version, kind } };
    const parameters = ["dryRun", "fieldManager", "fieldValidation", "force"].map((name) => ({
        name,
        in: "query",
        schema: { type: "string", uniqueItems: true },
    }));
    const responses = { "200": { description: "OK" } };
    return {
        get: { ...extension, "x-kubernetes-action": "get", responses },
        patch: {
            ...extension,
            "x-kubernetes-action": "patch",
            parameters,
            requestBody: {
                content: { "application/apply-patch+yaml": {}, "application/merge-patch+json": {} },
            },
            responses,
        },
    };
}

const info = { title: "Kubernetes", version: "unversioned" };

function groupDocument(types: readonly ResourceType[]) {
    const paths = types.map((type) => {
        const scope = type.namespaced ? "namespaces/{namespace}/" : "";
        return [`/${rootOf(type)}/${scope}${type.plural}/{name}`, pathItem(type)] as const;
    });
    return { openapi: "3.0.0", info, paths: Object.fromEntries(paths), components: { schemas: {} } };
}

/** Answers with descriptions of the API, as far as clients need them to write. */
export function openApiAnswer(cluster: Cluster, { path, accept }: ApiRequest): ApiAnswer {
    const [, generation, ...rest] = path;
    if (generation === "v2") {
        // Empty as a protocol buffer, too: nothing is described.
        if (accept.includes("protobuf")) {
            const contentType = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
            return { kind: "text", code: 200, text: "", contentType };
        }
        return answer({ swagger: "2.0", info, paths: {}, definitions: {} });
    }
    if (generation !== "v3") throw noSuchPath();
    const versions = apiGroups(cluster).flatMap((group) => group.versions);
    const roots = new Map(
        versions.flatMap(({ types }) => types.slice(0, 1).map((type) => [rootOf(type), types] as const)),
    );
    if (rest.length === 0) {
        const paths = [...roots.keys()].map((root) => [root, { serverRelativeURL: `/openapi/v3/${root}` }]);
        return answer({ paths: Object.fromEntries(paths) as unknown });
    }
    const types = roots.get(rest.join("/"));
    if (types === undefined) throw noSuchPath();
    return answer(groupDocument(types));
}
