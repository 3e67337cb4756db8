import type { IncomingHttpHeaders } from "node:http";

/** What a version 4 signature says of a request. */
export interface Signature {
    readonly accessKeyId: string;
    readonly region: string;
    readonly service: string;
}

/**
 * Reads `AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/<service>/aws4_request, SignedHeaders=…, Signature=…`
 * (AWS General Reference, "Signature Version 4"). Undefined if the request has no signature; whether it fits is not checked.
 */
export function signatureOf(headers: IncomingHttpHeaders): Signature | undefined {
    const header = headers.authorization ?? "";
    const scope = /^AWS4-HMAC-SHA256 .*Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(
        header,
    );
    const isSigned = /SignedHeaders=[^,\s]+/.test(header) && /Signature=[0-9a-f]{64}/.test(header);
    if (scope === null || !isSigned) return undefined;
    const [, accessKeyId = "", region = "", service = ""] = scope;
    return { accessKeyId, region, service };
}
