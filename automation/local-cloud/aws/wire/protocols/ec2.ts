import { readQuery, xmlns, xmlResponse } from "./query";
import type { WireProtocol } from "./wireProtocol";
import { element } from "./xml";

/** The query protocol as EC2 speaks it: other lists, and errors of another shape (Smithy, "AWS EC2 query protocol"). */
export const ec2: WireProtocol = {
    read: readQuery,
    answer: (service, action, answer, requestId) => {
        const members = { requestId, ...answer };
        return xmlResponse(200, element(`${action}Response`, members, "item", xmlns(service)), requestId);
    },
    error: (_, { code, message, status }, requestId) => {
        const members = { Errors: { Error: { Code: code, Message: message } }, RequestID: requestId };
        return xmlResponse(status, element("Response", members, "item"), requestId);
    },
    codes: {
        unsigned: "MissingParameter",
        unknownKey: "AuthFailure",
        denied: "UnauthorizedOperation",
        throttled: "RequestLimitExceeded",
        unknownAction: "InvalidAction",
        internal: "InternalError",
    },
};
