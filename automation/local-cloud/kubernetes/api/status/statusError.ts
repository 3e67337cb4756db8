/** One reason among several for which a request is refused. */
export interface StatusCause {
    readonly reason: string;
    readonly message: string;
    readonly field?: string;
}

/** What a refusal is about. */
export interface StatusDetails {
    readonly name?: string;
    readonly group?: string;
    readonly kind?: string;
    readonly uid?: string;
    readonly causes?: readonly StatusCause[];
}

/** A request that the API server refuses; answered as a Kubernetes Status object. */
export class StatusError extends Error {
    override readonly name = "StatusError";

    constructor(
        /** HTTP status. */
        readonly code: number,
        /** Kubernetes's machine-readable word: `NotFound`, `Conflict`; empty where it has none. */
        readonly reason: string,
        message: string,
        /** Left out where the server says nothing more; there, and empty, where a generic answer has no more to say. */
        readonly details?: StatusDetails,
        options?: ErrorOptions,
    ) {
        super(message, options);
    }
}

/** True for the refusal to create in a namespace that is on its way out. */
export function isTerminating({ details }: StatusError): boolean {
    return details?.causes?.some(({ reason }) => reason === "NamespaceTerminating") === true;
}

/** A Status object as the API answers it. */
export interface Status {
    readonly kind: "Status";
    readonly apiVersion: "v1";
    readonly metadata: Record<string, never>;
    readonly status: "Success" | "Failure";
    readonly message?: string;
    readonly reason?: string;
    readonly details?: StatusDetails;
    readonly code?: number;
}

/** The Status that answers a refused request. */
export function failure(error: StatusError): Status {
    return {
        kind: "Status",
        apiVersion: "v1",
        metadata: {},
        status: "Failure",
        message: error.message,
        ...(error.reason === "" ? {} : { reason: error.reason }),
        ...(error.details === undefined ? {} : { details: error.details }),
        code: error.code,
    };
}

/** The Status that answers a deletion that is complete. */
export function success(details: StatusDetails): Status {
    return { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", details };
}
