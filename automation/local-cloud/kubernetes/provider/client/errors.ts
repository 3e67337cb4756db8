import { CloudError } from "../../../protocol/providerModel";

/** What a Kubernetes API server answered instead of an object. */
export class ApiError extends CloudError {
    constructor(
        /** The HTTP status. */
        readonly status: number,
        reason: string,
        message: string,
    ) {
        super(reason, message);
    }
}

/** The API server cannot be reached: it is gone, or not there yet. */
export class Unreachable extends CloudError {
    constructor(why: string) {
        super("Unreachable", `configured Kubernetes cluster is unreachable: ${why}`);
    }
}

/** The API has no such kind: its CustomResourceDefinition is missing. */
export class NoSuchKind extends CloudError {
    constructor(apiVersion: string, kind: string) {
        super("NoKindMatch", `no matches for kind "${kind}" in version "${apiVersion}"`);
    }
}

export function isNotFound(error: unknown): boolean {
    return error instanceof ApiError && error.status === 404;
}
