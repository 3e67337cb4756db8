import { CloudError } from "../../protocol/providerModel";

/** An answer of AWS that is no result: what went wrong, and the HTTP status it comes with. */
export interface WireError {
    readonly code: string;
    readonly message: string;
    readonly status: number;
}

// Codes whose status is not 400. EC2 API reference, "Common client errors"; IAM and EKS API references, errors of each
// action.
const statuses: Readonly<Record<string, number>> = {
    AccessDenied: 403,
    AccessDeniedException: 403,
    AuthFailure: 401,
    DeleteConflict: 409,
    DryRunOperation: 412,
    EntityAlreadyExists: 409,
    InternalError: 500,
    InternalFailure: 500,
    InternalServiceError: 500,
    InvalidClientTokenId: 403,
    MissingAuthenticationToken: 403,
    MissingAuthenticationTokenException: 403,
    NoSuchEntity: 404,
    RequestEntityTooLarge: 413,
    RequestLimitExceeded: 503,
    ResourceInUseException: 409,
    ResourceNotFoundException: 404,
    UnauthorizedOperation: 403,
    UnrecognizedClientException: 403,
};

/** What a handler threw, as an answer. What is no answer of AWS is an internal error, without its words. */
export function wireErrorOf(error: unknown, internalCode: string): WireError {
    if (!(error instanceof CloudError)) {
        const message = "An internal error has occurred";
        return { code: internalCode, message, status: 500 };
    }
    return { code: error.code, message: error.message, status: statuses[error.code] ?? 400 };
}
