import { listOf, objectOf } from "../../objects/json";
import { type ObjectMeta } from "../../objects/kubernetesObject";

/** Takes out, in place, what the API server does not keep: lists and maps without content. */
export function dropEmptyMetadata(metadata: ObjectMeta): void {
    for (const field of ["finalizers", "ownerReferences"] as const) {
        if (listOf(metadata[field]).length === 0) Reflect.deleteProperty(metadata, field);
    }
    for (const field of ["labels", "annotations"] as const) {
        if (Object.keys(objectOf(metadata[field])).length === 0) Reflect.deleteProperty(metadata, field);
    }
}
