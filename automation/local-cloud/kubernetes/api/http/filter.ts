import { parseFieldSelector } from "../objects/fieldSelector";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { parseLabelSelector } from "../objects/labelSelector";
import { type ResourceType } from "../resources/resourceType";

/** Tells whether a list or a watch includes an object. */
export interface Filter {
    readonly matches: (object: KubernetesObject) => boolean;
    /** False: everything matches. */
    readonly isSelective: boolean;
}

/** The filter that a query's selectors make. */
export function filterOf(type: ResourceType, query: URLSearchParams): Filter {
    const labels = query.get("labelSelector") ?? "";
    const fields = query.get("fieldSelector") ?? "";
    const labelsMatch = parseLabelSelector(labels);
    const fieldsMatch = parseFieldSelector(type, fields);
    return {
        matches: (object) => labelsMatch(object.metadata.labels ?? {}) && fieldsMatch(object),
        isSelective: labels !== "" || fields !== "",
    };
}
