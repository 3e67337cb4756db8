import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CloudError } from "../../../protocol/providerModel";
import { uuid } from "../../model/ids";
import { answerCall, type ApiContext } from "../answerCall";
import { readBody } from "./readBody";
import type { WireResponse } from "../protocols/wireProtocol";

/** The AWS API of an account, on a port of this machine: one address for all services. */
export interface AwsServer {
    readonly port: number;
    /** For `AWS_ENDPOINT_URL` and the SDK's `endpoint`. */
    readonly url: string;
    close(): Promise<void>;
}

async function handle(
    context: ApiContext,
    message: IncomingMessage,
    requestId: string,
): Promise<WireResponse | undefined> {
    try {
        const body = await readBody(message);
        const url = new URL(message.url ?? "/", "http://aws.local");
        return await answerCall(
            context,
            { method: message.method ?? "GET", url, headers: message.headers, body },
            requestId,
        );
    } catch (error) {
        // Before it is known which service it is for, there is no protocol to answer in.
        const status = error instanceof CloudError ? 413 : 400;
        const headers = { connection: "close", "x-amzn-requestid": requestId };
        return { status, headers, body: error instanceof CloudError ? error.message : "Bad request" };
    }
}

/** Serves the few calls of AWS that a sweep needs, in AWS's own protocols. */
export async function startAwsServer(context: ApiContext): Promise<AwsServer> {
    const respond = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
        const answer = await handle(context, message, uuid());
        if (response.destroyed) return;
        if (answer === undefined) {
            response.destroy();
            return;
        }
        const { status, headers, body } = answer;
        response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
        response.end(body);
    };
    const server = createServer((message, response) => {
        void respond(message, response);
    });
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(0, "127.0.0.1", resolve);
    });
    const { port } = server.address() as AddressInfo;
    return {
        port,
        url: `http://127.0.0.1:${port}`,
        close: () =>
            new Promise<void>((resolve) => {
                server.close(() => {
                    resolve();
                });
                server.closeAllConnections();
            }),
    };
}
