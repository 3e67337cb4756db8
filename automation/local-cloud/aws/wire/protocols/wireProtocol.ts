import type { IncomingHttpHeaders } from "node:http";
import type { JsonMap } from "../../../model/json";
import type { WireError } from "../wireError";
import type { Answer, WireService } from "../wireService";

/** A request as it came in. */
export interface WireRequest {
    readonly method: string;
    readonly url: URL;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
}

/** What was asked for. */
export interface WireCall {
    readonly action: string;
    readonly params: JsonMap;
}

/** What goes back. */
export interface WireResponse {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}

/** One of AWS's protocols: how a call is read, and how its answer is written. */
export interface WireProtocol {
    /** Throws a `CloudError` where a request cannot be read. */
    read(service: WireService, request: WireRequest): WireCall;
    answer(service: WireService, action: string, answer: Answer, requestId: string): WireResponse;
    error(service: WireService, error: WireError, requestId: string): WireResponse;
    /** The protocol's own codes. */
    readonly codes: {
        readonly unsigned: string;
        readonly unknownKey: string;
        readonly denied: string;
        readonly throttled: string;
        readonly unknownAction: string;
        readonly internal: string;
    };
}
