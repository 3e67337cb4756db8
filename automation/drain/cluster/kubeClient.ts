import type * as Client from "@kubernetes/client-node";
import type { Agent, RequestOptions } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { CakeError, exitCodes } from "../../system/errors";
import { ClusterGone, KubeRefusal, refused, unreachable, type Asked } from "./kubeErrors";
import { keepingAlive, sendRequest } from "./sendRequest";

/** How a client behaves; times are milliseconds. */
export interface KubeClientOptions {
    /** For messages. */
    readonly cluster: string;
    readonly signal: AbortSignal;
    /** For one request. */
    readonly timeLimit?: number;
    /** The first pause before trying again; each is twice as long as the one before. */
    readonly pause?: number;
    /** How often a request is sent at most if it is throttled, answered with a 5xx, or not answered. */
    readonly tries?: number;
    /** Whether the cluster is proven to be gone; asked when its API fails or does not answer. */
    readonly isGone: () => Promise<boolean>;
}

/** One request to the API. */
export interface KubeCall extends Asked {
    readonly method: "GET" | "PATCH" | "DELETE";
    /** Path and query. */
    readonly path: string;
    readonly body?: object;
    readonly accept?: string;
    /** Status codes that are treated like 404: the object is not found. */
    readonly tolerated?: readonly number[];
}

const longestPause = 10_000;

/** Whether a later attempt may succeed: throttled, or failed inside or on the way (Kubernetes API conventions, "HTTP status codes"). */
function isPassing(status: number): boolean {
    return status === 429 || status >= 500;
}

/** A client of a Kubernetes API with a time limit for each request, which tries again if that may help. */
export class KubeClient {
    readonly #agents = new Set<Agent>();

    constructor(
        readonly kubeconfig: Client.KubeConfig,
        readonly options: KubeClientOptions,
    ) {}

    /** Sends a request and returns the document; undefined if the object is not found. Throws a `CakeError` or `ClusterGone`. */
    async ask(call: KubeCall): Promise<unknown> {
        const { cluster, tries = 6, pause = 250 } = this.options;
        for (let attempt = 1; ; attempt += 1) {
            const last = attempt >= tries;
            let wait = Math.min(pause * 2 ** (attempt - 1), longestPause);
            try {
                const { status, body, retryAfter } = await this.#send(call);
                if (status === 404 || call.tolerated?.includes(status) === true) return undefined;
                if (status < 300) return parsed(body);
                const refusal = new KubeRefusal(status, messageOf(body));
                if (!isPassing(status) || last) {
                    if (isPassing(status)) await this.#checkGone();
                    throw refused(cluster, call, refusal);
                }
                if (retryAfter !== undefined) wait = Math.min(retryAfter * 1000, longestPause);
                if (status >= 500) await this.#checkGone();
            } catch (error) {
                this.#checkCancelled();
                if (error instanceof CakeError || error instanceof ClusterGone) throw error;
                await this.#checkGone();
                // A time limit passes slowly: two attempts are enough.
                if (last || (isTimeout(error) && attempt >= 2)) throw unreachable(cluster, call, error);
            }
            await this.#rest(wait);
        }
    }

    /** Closes all connections. */
    close(): void {
        for (const agent of this.#agents) agent.destroy();
    }

    async #send({ method, path, body, accept = "application/json" }: KubeCall) {
        const { signal, timeLimit = 30_000 } = this.options;
        const server = this.kubeconfig.getCurrentCluster()?.server ?? "";
        const text = body === undefined ? undefined : JSON.stringify(body);
        const options: RequestOptions = {
            headers: {
                accept,
                ...(text === undefined
                    ? {}
                    : { "content-type": contentTypes[method], "content-length": Buffer.byteLength(text) }),
            },
        };
        // Credentials of EKS last only for minutes: they are read again for each request.
        await this.kubeconfig.applyToHTTPSOptions(options);
        const [known] = this.#agents;
        if (known !== undefined) options.agent = known;
        else if (typeof options.agent === "object") this.#agents.add(keepingAlive(options.agent));
        const url = new URL(`${server.replace(/\/$/, "")}${path}`);
        return sendRequest({ url, method, options, timeLimit, signal, ...(text && { body: text }) });
    }

    async #checkGone(): Promise<void> {
        if (await this.options.isGone()) throw new ClusterGone(`the cluster ${this.options.cluster} is gone`);
    }

    #checkCancelled(): void {
        if (this.options.signal.aborted) throw new CakeError("Cancelled.", exitCodes.cancelled);
    }

    async #rest(milliseconds: number): Promise<void> {
        try {
            await sleep(milliseconds, undefined, { signal: this.options.signal });
        } catch {
            this.#checkCancelled();
        }
    }
}

const contentTypes = {
    GET: "application/json",
    PATCH: "application/merge-patch+json",
    DELETE: "application/json",
} as const;

function isTimeout(error: unknown): boolean {
    return error instanceof Error && error.name === "TimeoutError";
}

function parsed(body: string): unknown {
    return body === "" ? {} : (JSON.parse(body) as unknown);
}

/** The message of a Status object; of any other body its beginning. */
function messageOf(body: string): string {
    try {
        const { message } = JSON.parse(body) as { message?: unknown };
        if (typeof message === "string") return message;
    } catch {
        // The answer of a proxy in between.
    }
    return body.slice(0, 200);
}
