import type { Answer } from "../answer";
import type { ContractServer } from "../contractServer";

/** The server under test, once it is up. */
export type Served = () => ContractServer;

/** One chapter of what clients rely on, as tests of whichever server is under test. */
export type Chapter = (served: Served) => void;

/** A ConfigMap as a manifest. */
export function configMap(
    name: string,
    data: Readonly<Record<string, string>> = { key: "value" },
    metadata: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
    return { apiVersion: "v1", kind: "ConfigMap", metadata: { name, ...metadata }, data };
}

/** Where the ConfigMaps of a namespace are; one of them with its name. */
export function configMaps(namespace: string, name?: string): string {
    return `/api/v1/namespaces/${namespace}/configmaps${name === undefined ? "" : `/${name}`}`;
}

/** Creates something; fails where that is refused. */
export async function create(server: ContractServer, path: string, body: unknown): Promise<Answer> {
    const answer = await server.request("POST", path, body);
    if (answer.code !== 201) throw new Error(`not created: ${answer.code} ${answer.raw}`);
    return answer;
}

/** Headers of the kinds of patches. */
export const patches = {
    json: { "content-type": "application/json-patch+json" },
    merge: { "content-type": "application/merge-patch+json" },
    strategic: { "content-type": "application/strategic-merge-patch+json" },
    apply: { "content-type": "application/apply-patch+yaml" },
} as const;
