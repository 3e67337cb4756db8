import { type Cluster } from "../objects/cluster";
import { type ResourceType } from "../resources/resourceType";
import { type ApiRequest } from "./apiRequest";

/** One cluster's API as this process serves it. */
export interface ApiContext {
    readonly cluster: Cluster;
    /** Version of the account when this process began to see its changes; watches cannot start before it. */
    readonly oldestVersion: number;
}

/** A request about objects of one resource. */
export interface ResourceRequest {
    readonly context: ApiContext;
    readonly request: ApiRequest;
    readonly type: ResourceType;
    /** Undefined for cluster-scoped resources and for all namespaces. */
    readonly namespace: string | undefined;
}

/** A request about one object. */
export interface ObjectRequest extends ResourceRequest {
    readonly name: string;
}
