import { text } from "../../../model/json";
import { CloudError } from "../../../protocol/providerModel";
import type { WireService } from "../wireService";
import { queryParams } from "./queryParams";
import type { WireCall, WireProtocol, WireRequest, WireResponse } from "./wireProtocol";
import { document, element } from "./xml";

/** The call in a form that was posted, or in a URL's query. */
export function readQuery(_: WireService, { method, url, body }: WireRequest): WireCall {
    const params = queryParams(method === "GET" ? url.search.slice(1) : body);
    const action = text(params.Action);
    if (action === "") {
        throw new CloudError("MissingAction", "The request must contain the parameter Action");
    }
    return { action, params };
}

/** An XML document, as a response. */
export function xmlResponse(status: number, root: string, requestId: string): WireResponse {
    return {
        status,
        headers: { "content-type": "text/xml;charset=UTF-8", "x-amzn-requestid": requestId },
        body: document(root),
    };
}

/** The XML namespace of a service, as an attribute. */
export function xmlns({ namespace = "" }: WireService): string {
    return ` xmlns="${namespace}"`;
}

/** AWS's query protocol, which Elastic Load Balancing, IAM and STS speak (Smithy, "AWS query protocol"). */
export const query: WireProtocol = {
    read: readQuery,
    answer: (service, action, answer, requestId) => {
        // Without members there is no result, only its metadata.
        const isEmpty = Object.values(answer).every((value) => value === undefined);
        const members = {
            [`${action}Result`]: isEmpty && service.name === "iam" ? undefined : answer,
            ResponseMetadata: { RequestId: requestId },
        };
        return xmlResponse(200, element(`${action}Response`, members, "member", xmlns(service)), requestId);
    },
    error: (service, { code, message, status }, requestId) => {
        const Type = status >= 500 ? "Receiver" : "Sender";
        const members = { Error: { Type, Code: code, Message: message }, RequestId: requestId };
        return xmlResponse(status, element("ErrorResponse", members, "member", xmlns(service)), requestId);
    },
    codes: {
        unsigned: "MissingAuthenticationToken",
        unknownKey: "InvalidClientTokenId",
        denied: "AccessDenied",
        throttled: "Throttling",
        unknownAction: "InvalidAction",
        internal: "InternalFailure",
    },
};
