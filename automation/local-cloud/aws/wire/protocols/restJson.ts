import type { JsonMap } from "../../../model/json";
import { CloudError } from "../../../protocol/providerModel";
import type { WireService } from "../wireService";
import { json } from "./json";
import { parseJson } from "./parseJson";
import type { WireCall, WireProtocol, WireRequest } from "./wireProtocol";

function segments(path: string): string[] {
    return path.split("/").filter((part) => part !== "");
}

/** The parameters in a path; undefined if it is not one of the route. */
function match(route: string, parts: readonly string[]): JsonMap | undefined {
    const wanted = segments(route);
    if (wanted.length !== parts.length) return undefined;
    const params: Record<string, string> = {};
    for (const [index, want] of wanted.entries()) {
        const given = parts[index] ?? "";
        const name = /^\{(.+)\}$/.exec(want)?.[1];
        if (name === undefined && want !== given) return undefined;
        if (name !== undefined) params[name] = given;
    }
    return params;
}

/** What a URL's query asks for: a parameter that is given twice is a list. */
function searchParams({ searchParams }: URL): JsonMap {
    return Object.fromEntries(
        [...new Set(searchParams.keys())].map((key) => {
            const values = searchParams.getAll(key);
            return [key, values.length > 1 ? values : (values[0] ?? "")];
        }),
    );
}

function read(service: WireService, { method, url, body }: WireRequest): WireCall {
    const parts = segments(url.pathname).map((part) => decodeURIComponent(part));
    for (const [action, route] of Object.entries(service.routes ?? {})) {
        const [verb = "", path = ""] = route.split(" ");
        const params = verb === method ? match(path, parts) : undefined;
        if (params !== undefined)
            return { action, params: { ...parseJson(body), ...searchParams(url), ...params } };
    }
    throw new CloudError(
        "UnknownOperationException",
        `${method} ${url.pathname} is no call of ${service.name}`,
    );
}

function headers(requestId: string): Record<string, string> {
    return { "content-type": "application/json", "x-amzn-requestid": requestId };
}

/** AWS's REST protocol with JSON bodies, which EKS speaks (Smithy, "AWS restJson1 protocol"). */
export const restJson: WireProtocol = {
    read,
    answer: (_, __, answer, requestId) => ({
        status: 200,
        headers: headers(requestId),
        body: JSON.stringify(answer),
    }),
    error: (_, { code, message, status }, requestId) => ({
        status: code === "ThrottlingException" ? 429 : status,
        headers: { ...headers(requestId), "x-amzn-errortype": code },
        body: JSON.stringify({ message }),
    }),
    codes: json.codes,
};
