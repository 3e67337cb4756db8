import { parseJson } from "./parseJson";
import type { WireProtocol } from "./wireProtocol";

function headers(requestId: string): Record<string, string> {
    return { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId };
}

/** AWS's JSON protocol, version 1.1: the action is in a header (Smithy, "AWS JSON 1.1 protocol"). */
export const json: WireProtocol = {
    read: (_, request) => ({
        action: String(request.headers["x-amz-target"]).replace(/^.*\./, ""),
        params: parseJson(request.body),
    }),
    answer: (_, __, answer, requestId) => ({
        status: 200,
        headers: headers(requestId),
        body: JSON.stringify(answer),
    }),
    error: (_, { code, message, status }, requestId) => ({
        // Every fault of a caller is a 400 here, whatever its code.
        status: status >= 500 || status === 413 ? status : 400,
        headers: headers(requestId),
        body: JSON.stringify({ __type: code, message }),
    }),
    codes: {
        unsigned: "MissingAuthenticationTokenException",
        unknownKey: "UnrecognizedClientException",
        denied: "AccessDeniedException",
        throttled: "ThrottlingException",
        unknownAction: "UnknownOperationException",
        internal: "InternalFailure",
    },
};
