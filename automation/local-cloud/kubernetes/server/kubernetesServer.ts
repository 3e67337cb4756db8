import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { type Latency, noLatency } from "../../model/latency";
import { type Store } from "../../store/store";
import { openCluster } from "../api/bootstrap/bootstrapCluster";
import { allWebhooks } from "./allWebhooks";
import { startControllers } from "./startControllers";
import { answer, writeAnswer } from "../api/http/apiAnswer";
import { readRequest } from "../api/http/apiRequest";
import { route } from "../api/http/route";
import { StatusError, failure } from "../api/status/statusError";

/** How the server runs. */
export interface KubernetesServerOptions {
    readonly store: Store;
    /** Told what the user should know, each once. */
    readonly notice?: (text: string) => void;
    /** How long controllers wait for AWS; not at all where left out. */
    readonly latency?: Latency;
    /** Folder with what Git and OCI sources hold: `<name of the source>.yaml`, or a folder of that name. */
    readonly fixtures?: string;
    /** False: nothing happens by itself, e.g. Deployments make no pods. */
    readonly controllers?: boolean;
}

/** The Kubernetes API of every cluster in an account, on a port of this machine. */
export interface KubernetesServer {
    readonly port: number;
    /** Where a cluster's API answers: a URL with a path, as kubeconfig files may hold it. */
    url(clusterId: string): string;
    close(): Promise<void>;
}

function statusError(error: unknown): StatusError {
    if (error instanceof StatusError) return error;
    if (error instanceof RangeError) return new StatusError(413, "RequestEntityTooLarge", error.message);
    if (error instanceof URIError) return new StatusError(400, "BadRequest", error.message);
    const message = error instanceof Error ? error.message : String(error);
    return new StatusError(500, "InternalError", `Internal error occurred: ${message}`);
}

async function handle(
    store: Store,
    oldestVersion: number,
    message: IncomingMessage,
    response: ServerResponse,
): Promise<void> {
    try {
        const { clusterId, request } = await readRequest(message);
        const cluster = openCluster(store, clusterId, allWebhooks);
        if (cluster === undefined) {
            // Where AWS has no such host either; not 404, which would say that an object is gone.
            throw new StatusError(503, "ServiceUnavailable", `there is no cluster "${clusterId}"`);
        }
        writeAnswer(response, route({ cluster, oldestVersion }, request));
    } catch (error) {
        const refusal = statusError(error);
        if (response.headersSent) response.destroy();
        else writeAnswer(response, answer(failure(refusal), refusal.code));
    }
}

/** Serves the Kubernetes API of every cluster in the account, each below its id, and runs their controllers. */
export async function startKubernetesServer(options: KubernetesServerOptions): Promise<KubernetesServer> {
    const { store, fixtures } = options;
    const { notice = () => undefined, latency = noLatency } = options;
    const world = { latency, notice, ...(fixtures === undefined ? {} : { fixtures }) };
    const oldestVersion = store.version();
    const server = createServer((message, response) => {
        void handle(store, oldestVersion, message, response);
    });
    // Clients keep connections for long and are many.
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(0, "127.0.0.1", resolve);
    });
    const stopControllers = options.controllers === false ? () => undefined : startControllers(store, world);
    const { port } = server.address() as AddressInfo;
    return {
        port,
        url: (clusterId) => `http://127.0.0.1:${port}/${clusterId}`,
        close: async () => {
            stopControllers();
            await new Promise<void>((resolve) => {
                server.close(() => {
                    resolve();
                });
                server.closeAllConnections();
            });
        },
    };
}
