import type { KubeClient } from "./kubeClient";
import { itemsAt, textAt, type KubeObject } from "./kubeObject";
import { pathOf, typeName, type ResourceType } from "./resourceType";
import type { ClusterObject } from "./clusterObject";

/** How many objects one request asks for. */
const page = 500;

const metadataOnly = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

/** All objects of a type in all namespaces, whole or only their metadata; empty if the cluster no longer serves the type. */
export async function listObjects(
    client: KubeClient,
    type: ResourceType,
    what: "whole" | "metadata" = "whole",
): Promise<ClusterObject[]> {
    const found: ClusterObject[] = [];
    for (let next = ""; ;) {
        const query = `limit=${page}${next === "" ? "" : `&continue=${encodeURIComponent(next)}`}`;
        const list = await client.ask({
            method: "GET",
            path: `${pathOf(type)}?${query}`,
            verb: "list",
            resource: typeName(type),
            ...(what === "metadata" ? { accept: metadataOnly } : {}),
        });
        for (const object of itemsAt(list, "items") as readonly KubeObject[]) found.push({ type, object });
        next = textAt(list, "metadata", "continue");
        if (next === "") return found;
    }
}
