import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "../../../../automation/drain/cluster/connect";
import type { KubeClient, KubeClientOptions } from "../../../../automation/drain/cluster/kubeClient";

/** A request that a test's API got. */
export interface ServedRequest {
    readonly method: string;
    /** Path and query. */
    readonly path: string;
    readonly headers: IncomingMessage["headers"];
    readonly body: string;
}

/** How a test's API answers: a status with a document, or by what it does to the response itself. */
export type Answering = (
    request: ServedRequest,
    response: ServerResponse,
) => readonly [status: number, document: unknown] | undefined;

/** An HTTP API for one test. */
export interface ServedApi {
    readonly requests: readonly ServedRequest[];
    readonly url: string;
    client(more?: Partial<KubeClientOptions>): Promise<KubeClient>;
    close(): void;
}

/** Serves an API on this machine. */
export async function serveApi(answering: Answering): Promise<ServedApi> {
    const requests: ServedRequest[] = [];
    const server: Server = createServer((message, response) => {
        let body = "";
        message.setEncoding("utf8").on("data", (text: string) => (body += text));
        message.on("end", () => {
            const { method = "", url: path = "", headers } = message;
            const request = { method, path, headers, body };
            requests.push(request);
            const answer = answering(request, response);
            if (answer === undefined) return;
            response.statusCode = answer[0];
            response.end(JSON.stringify(answer[1]));
        });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const clients: KubeClient[] = [];
    return {
        requests,
        url,
        client: async (more = {}) => {
            const kubeconfig = JSON.stringify({
                clusters: [{ name: "it", cluster: { server: url, "insecure-skip-tls-verify": true } }],
                users: [{ name: "me", user: { token: "token" } }],
                contexts: [{ name: "it", context: { cluster: "it", user: "me" } }],
                "current-context": "it",
            });
            const client = await connect(kubeconfig, {
                cluster: "dev-1",
                signal: new AbortController().signal,
                pause: 1,
                isGone: () => Promise.resolve(false),
                ...more,
            });
            clients.push(client);
            return client;
        },
        close: () => {
            for (const client of clients) client.close();
            server.closeAllConnections();
            server.close();
        },
    };
}
