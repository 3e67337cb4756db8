import { type KubernetesObject } from "../objects/kubernetesObject";
import { type ResourceType, apiVersionOf } from "../resources/resourceType";
import { tableOf } from "../tables/table";

/** How objects are shown: as they are, as rows of a table, or by their metadata alone. */
export type View = "object" | "table" | "metadata";

/** The view that an Accept header asks for first among those there are. */
export function viewOf(accept: string): View {
    for (const range of accept.split(",")) {
        if (/;\s*as=Table\b/.test(range)) return "table";
        if (/;\s*as=PartialObjectMetadata/.test(range)) return "metadata";
        if (/application\/json\s*$/.test(range.trim())) return "object";
    }
    return "object";
}

function partial(object: KubernetesObject): unknown {
    return {
        kind: "PartialObjectMetadata",
        apiVersion: "meta.k8s.io/v1",
        metadata: object.metadata,
    };
}

/** Built-in objects do not repeat in a list what the list says of all of them. */
function untyped(object: KubernetesObject): unknown {
    const copy: Partial<KubernetesObject> = { ...object };
    delete copy.apiVersion;
    delete copy.kind;
    return copy;
}

/** What a list says about itself. */
export interface ListMeta {
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
}

/** One object in a view. */
export function renderObject(
    type: ResourceType,
    view: View,
    object: KubernetesObject,
    include: string | null,
): unknown {
    if (view === "metadata") return partial(object);
    if (view === "object") return object;
    const { resourceVersion = "" } = object.metadata;
    return tableOf(type, [object], { resourceVersion }, include);
}

/** A list in a view. */
export function renderList(
    type: ResourceType,
    view: View,
    items: readonly KubernetesObject[],
    metadata: ListMeta,
    include: string | null,
): unknown {
    if (view === "table") return tableOf(type, items, metadata, include);
    if (view === "metadata") {
        return {
            kind: "PartialObjectMetadataList",
            apiVersion: "meta.k8s.io/v1",
            metadata,
            items: items.map(partial),
        };
    }
    return {
        kind: type.listKind,
        apiVersion: apiVersionOf(type),
        metadata,
        items: type.custom === undefined ? items.map(untyped) : items,
    };
}
