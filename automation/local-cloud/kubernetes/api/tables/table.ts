import { type KubernetesObject } from "../objects/kubernetesObject";
import { type ResourceType } from "../resources/resourceType";
import { columnsOf } from "./columnsOf";

/** What the rows carry besides their cells. */
function carried(object: KubernetesObject, include: string | null): unknown {
    if (include === "Object") return object;
    if (include === "None") return null;
    return { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata: object.metadata };
}

/** Objects as the table that kubectl prints. `include` is the query's includeObject. */
export function tableOf(
    type: ResourceType,
    objects: readonly KubernetesObject[],
    metadata: object,
    include: string | null,
): unknown {
    const columns = columnsOf(type);
    const now = Date.now();
    return {
        kind: "Table",
        apiVersion: "meta.k8s.io/v1",
        metadata,
        columnDefinitions: columns.map(({ name, type: valueType, priority, description }, index) => ({
            name,
            type: valueType,
            format: index === 0 ? "name" : "",
            description,
            priority,
        })),
        rows: objects.map((object) => ({
            cells: columns.map(({ value }) => value(object, now)),
            object: carried(object, include),
        })),
    };
}
