import { type JsonObject } from "../objects/json";

/** Where a scale subresource finds its numbers; JSON paths without the leading dot, split at the dots. */
export interface ScalePaths {
    readonly specReplicas: readonly string[];
    readonly statusReplicas: readonly string[];
    readonly selector: readonly string[];
}

/** A printer column that a custom resource definition adds. */
export interface PrinterColumn {
    readonly name: string;
    readonly type: string;
    readonly jsonPath: string;
    readonly priority?: number;
    readonly description?: string;
}

/** One kind of object in one version, as discovery describes it. */
export interface ResourceType {
    /** Empty for the core group. */
    readonly group: string;
    readonly version: string;
    readonly kind: string;
    readonly listKind: string;
    readonly plural: string;
    readonly singular: string;
    readonly namespaced: boolean;
    readonly shortNames: readonly string[];
    readonly categories: readonly string[];
    /** Has a status subresource: its status changes only through it. */
    readonly hasStatus: boolean;
    /** Counts changes of its specification in metadata.generation. */
    readonly hasGeneration: boolean;
    /** A question that is answered and never stored. */
    readonly isReview: boolean;
    readonly scale?: ScalePaths;
    /** Only there for custom resources. */
    readonly custom?: {
        readonly printerColumns: readonly PrinterColumn[];
        readonly schema: JsonObject | undefined;
    };
}

/** `v1`, `apps/v1`. */
export function apiVersionOf(type: ResourceType): string {
    return type.group === "" ? type.version : `${type.group}/${type.version}`;
}

/** `pods`, `deployments.apps`: how messages name a resource. */
export function qualifiedResource(type: ResourceType): string {
    return type.group === "" ? type.plural : `${type.plural}.${type.group}`;
}

/** `Pod`, `Deployment.apps`: how messages of validation name a kind. */
export function qualifiedKind(type: ResourceType): string {
    return type.group === "" ? type.kind : `${type.kind}.${type.group}`;
}

/** `core/pods`, `apps/deployments`: the end of the store kind that holds its objects. */
export function storageKey(type: ResourceType): string {
    return `${type.group === "" ? "core" : type.group}/${type.plural}`;
}
