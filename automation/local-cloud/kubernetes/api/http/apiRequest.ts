import { type IncomingMessage } from "node:http";

/** A request to one cluster's API. */
export interface ApiRequest {
    readonly method: string;
    /** The path below the cluster's prefix, decoded, in segments. */
    readonly path: readonly string[];
    readonly query: URLSearchParams;
    readonly accept: string;
    /** Without parameters. */
    readonly contentType: string;
    readonly userAgent: string;
    readonly body: string;
}

const bodyLimit = 3 * 1024 * 1024;

async function bodyOf(message: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of message as AsyncIterable<Buffer>) {
        size += chunk.length;
        // The API server's own limit; etcd takes no more.
        if (size > bodyLimit) throw new RangeError("Request body is too large: limit is 3145728 bytes");
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}

/** Reads a request; the first segment of its path is the cluster. */
export async function readRequest(
    message: IncomingMessage,
): Promise<{ readonly clusterId: string; readonly request: ApiRequest }> {
    const url = new URL(message.url ?? "/", "http://localhost");
    const [clusterId = "", ...path] = url.pathname
        .split("/")
        .filter((segment) => segment !== "")
        .map(decodeURIComponent);
    const { headers } = message;
    return {
        clusterId,
        request: {
            method: message.method ?? "GET",
            path,
            query: url.searchParams,
            accept: headers.accept ?? "",
            contentType: (headers["content-type"] ?? "").split(";")[0]?.trim() ?? "",
            userAgent: headers["user-agent"] ?? "",
            body: await bodyOf(message),
        },
    };
}
