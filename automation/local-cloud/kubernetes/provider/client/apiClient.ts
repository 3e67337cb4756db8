import { isObject, type JsonObject, textOf } from "../../api/objects/json";
import { ApiError, Unreachable } from "./errors";

/** One request to the API. */
export interface ApiRequest {
    readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: JsonObject;
    readonly contentType?: string;
}

/** Sends a request and returns the object that is answered. Throws `ApiError` or `Unreachable`. */
export type Send = (request: ApiRequest) => Promise<JsonObject>;

function connectionProblem(error: unknown): string {
    const cause = error instanceof Error ? error.cause : undefined;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    return code === "ECONNREFUSED" || code === "" ? "connection refused" : `connection failed (${code})`;
}

const unknownPath = { reason: "NotFound", message: "the server could not find the requested resource" };

async function answerOf(response: Response, request: string): Promise<JsonObject> {
    const text = await response.text();
    let answer: unknown;
    try {
        answer = JSON.parse(text);
    } catch {
        answer = undefined;
    }
    if (response.ok && isObject(answer)) return answer;
    // A path that no handler knows is answered in plain text; clients take that for the API's own words.
    const said = answer ?? (response.status === 404 ? unknownPath : undefined);
    const reason = isObject(said) ? textOf(said.reason) : "";
    const message = isObject(said) ? textOf(said.message) : "";
    if (reason === "ServiceUnavailable") throw new Unreachable(`${request}: ${message}`);
    throw new ApiError(
        response.status,
        reason === "" ? "InternalError" : reason,
        message === "" ? `the server answered HTTP ${response.status}` : message,
    );
}

/** A client of the API server at a base URL. `server` is what messages call it: the address in the kubeconfig. */
export function apiClient(baseUrl: string, server: string): Send {
    const base = baseUrl.replace(/\/+$/, "");
    return async ({ method, path, query, body, contentType }) => {
        const parameters = query === undefined ? "" : `?${new URLSearchParams(query).toString()}`;
        const request = `${method} "${server}${path}"`;
        let response: Response;
        try {
            response = await fetch(`${base}${path}${parameters}`, {
                method,
                headers: { accept: "application/json", "content-type": contentType ?? "application/json" },
                ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            });
        } catch (error) {
            throw new Unreachable(`${request}: ${connectionProblem(error)}`);
        }
        return answerOf(response, request);
    };
}
