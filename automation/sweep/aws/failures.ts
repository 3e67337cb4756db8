/** What a failed call of AWS means for the caller. */
export type FailureKind =
    | "throttled"
    /** The service did not answer, or answered with an internal error. */
    | "unreachable"
    | "denied"
    | "credentials"
    /** Something else uses the resource; later it may not. */
    | "inUse"
    /** The resource is not found. */
    | "gone"
    | "other";

// Codes of EC2, Elastic Load Balancing, IAM, EKS, CloudWatch Logs and of AWS's SDKs (AWS SDKs reference guide, "Retry
// behavior"; EC2 API reference, "Error codes"). Some services' SDK clients add `Exception` to the code.
const codes: Readonly<Record<Exclude<FailureKind, "other">, RegExp>> = {
    throttled:
        /^(Throttling|Throttled|RequestThrottled|RequestLimitExceeded|TooManyRequests|EC2Throttled|SlowDown|PriorRequestNotComplete|BandwidthLimitExceeded)(Exception)?$/,
    unreachable:
        /^(AbortError|InternalError|InternalFailure|InternalServiceError|InternalServerError|ServiceUnavailable|Unavailable|ServerException|TimeoutError|RequestTimeout|RequestTimeoutException|ServiceUnavailableException|ServiceUnavailableError)$/,
    denied: /^(UnauthorizedOperation|AccessDenied|AuthorizationError|Unauthorized|Forbidden|NotAuthorized)(Exception)?$/,
    credentials:
        /^(AuthFailure|InvalidClientTokenId|UnrecognizedClient|ExpiredToken|RequestExpired|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken|CredentialsProviderError|CredentialUnavailable|OptInRequired)(Exception)?$/,
    inUse: /^(DependencyViolation|ResourceInUse|ResourceInUseFault|VolumeInUse|InvalidIPAddress\.InUse|InvalidNetworkInterface\.InUse|InvalidGroup\.InUse|IncorrectState|OperationAborted|DeleteConflict)(Exception)?$/,
    gone: /(\.NotFound|NotFound|NotFoundException|NoSuchEntity|NoSuchEntityException)$/,
};

const unreachableSystem = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/;

function statusOf(error: object): number {
    const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
    return $metadata?.httpStatusCode ?? 0;
}

/** The code of a failure: AWS's, or the system's if AWS was not reached. */
export function codeOf(error: unknown): string {
    if (!(error instanceof Error)) return "unknown";
    const { code } = error as { code?: unknown };
    return typeof code === "string" && unreachableSystem.test(code) ? code : error.name;
}

/** What a failed call means, by its code, else by its HTTP status. */
export function failureKind(error: unknown): FailureKind {
    if (!(error instanceof Error)) return "other";
    const code = codeOf(error);
    // EC2 has no code of its own for an interface that is attached.
    if (code === "InvalidParameterValue" && error.message.includes("is currently in use")) return "inUse";
    for (const [kind, pattern] of Object.entries(codes)) if (pattern.test(code)) return kind as FailureKind;
    const status = statusOf(error);
    if (status === 429) return "throttled";
    return unreachableSystem.test(code) || status >= 500 ? "unreachable" : "other";
}

/** AWS's message of a failure, at most 400 characters, without the part that only AWS can read. */
export function wordsOf(error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    const [readable = ""] = message.split(/\s*Encoded authorization failure message/);
    return readable.length > 400 ? `${readable.slice(0, 400)}…` : readable;
}
