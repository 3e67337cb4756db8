import { request as httpRequest, type Agent, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";

/** One HTTP request, and how long its answer may take. */
export interface HttpCall {
    readonly url: URL;
    readonly method: string;
    readonly options: RequestOptions;
    readonly body?: string;
    /** Milliseconds until the whole answer must be there. */
    readonly timeLimit: number;
    readonly signal: AbortSignal;
}

/** What a server answered. */
export interface HttpAnswer {
    readonly status: number;
    /** Seconds that the server asks to wait before the next request. */
    readonly retryAfter?: number;
    readonly body: string;
}

/** Sends a request and reads the whole answer; throws a `TimeoutError` if that takes too long. */
export function sendRequest(call: HttpCall): Promise<HttpAnswer> {
    const { url, method, options, body, timeLimit, signal } = call;
    const send = url.protocol === "http:" ? httpRequest : httpsRequest;
    // The limit also holds for a server that sends a piece every now and then.
    const ends = AbortSignal.any([signal, AbortSignal.timeout(timeLimit)]);
    return new Promise((resolve, reject) => {
        const fail = (error: unknown): void => {
            const why: unknown = ends.aborted ? ends.reason : error;
            reject(why instanceof Error ? why : new Error(String(why)));
        };
        const message = send(url, { ...options, method, signal: ends }, (response) => {
            const parts: Buffer[] = [];
            response.on("data", (part: Buffer) => parts.push(part));
            response.on("error", fail);
            response.on("end", () => {
                const retryAfter = Number(response.headers["retry-after"]);
                resolve({
                    status: response.statusCode ?? 0,
                    body: Buffer.concat(parts).toString("utf8"),
                    ...(Number.isFinite(retryAfter) ? { retryAfter } : {}),
                });
            });
        });
        message.on("error", fail);
        message.end(body);
    });
}

/** Makes an agent keep its connections open for further requests. */
export function keepingAlive(agent: Agent): Agent {
    return Object.assign(agent, { keepAlive: true });
}
