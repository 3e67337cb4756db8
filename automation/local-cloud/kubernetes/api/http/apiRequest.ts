import { type IncomingMessage } from "node:http";
import { decodeProtobuf } from "./protobuf/decodeProtobuf";

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

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of message as AsyncIterable<Buffer>) {
        size += chunk.length;
        // The API server's own limit; etcd takes no more.
        if (size > bodyLimit) throw new RangeError("Request body is too large: limit is 3145728 bytes");
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

/** The body as text; JSON where it came as a protocol buffer. */
function bodyText(contentType: string, body: Buffer): string {
    const isProtobuf = contentType === "application/vnd.kubernetes.protobuf" && body.length > 0;
    return isProtobuf ? JSON.stringify(decodeProtobuf(body)) : body.toString("utf8");
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
    const contentType = (headers["content-type"] ?? "").split(";")[0]?.trim() ?? "";
    return {
        clusterId,
        request: {
            method: message.method ?? "GET",
            path,
            query: url.searchParams,
            accept: headers.accept ?? "",
            contentType,
            userAgent: headers["user-agent"] ?? "",
            body: bodyText(contentType, await bodyOf(message)),
        },
    };
}
