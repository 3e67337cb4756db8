import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import { join } from "node:path";
import type { KubeConfig } from "@kubernetes/client-node";
import { type Answer, answerOf } from "./answer";

/** A stream of watch events, one document each. */
export interface Events {
    readonly events: readonly unknown[];
    /** Kept when the server ends it. */
    isOver(): boolean;
    stop(): void;
}

/** A Kubernetes API that must keep the contract. */
export interface ContractServer {
    readonly name: string;
    readonly config: KubeConfig;
    request(
        method: string,
        path: string,
        body?: unknown,
        headers?: Readonly<Record<string, string>>,
    ): Promise<Answer>;
    watch(path: string): Promise<Events>;
    /** Runs kubectl; answers what it printed, on both streams. */
    kubectl(input: string, ...args: string[]): Promise<string>;
    /** Makes a namespace that nobody else uses. */
    newNamespace(): Promise<string>;
    /** Everything of a suite goes; where it failed, files that tell why stay. */
    close(hasFailed: boolean): Promise<void>;
}

/** A word that no other run uses. */
export function unique(prefix: string): string {
    return `${prefix}-${randomBytes(4).toString("hex")}`;
}

/** Ways to talk to the API that a kubeconfig names. `folder` is there for files. */
export function contractServer(
    name: string,
    config: KubeConfig,
    folder: string,
    close: (hasFailed: boolean) => Promise<void>,
): ContractServer {
    const file = join(folder, "kubeconfig");
    writeFileSync(file, config.exportConfig(), { mode: 0o600 });
    const base = config.getCurrentCluster()?.server ?? "";
    const namespaces: string[] = [];

    const send = async (
        method: string,
        path: string,
        body: unknown,
        headers: Readonly<Record<string, string>>,
    ): Promise<http.IncomingMessage> => {
        const options: https.RequestOptions = { method };
        await config.applyToHTTPSOptions(options);
        const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
        options.headers = {
            ...(options.headers as http.OutgoingHttpHeaders | undefined),
            "user-agent": "contract/1",
            // Node gives the body of a DELETE no length by itself.
            ...(text === undefined
                ? {}
                : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
            ...headers,
        };
        const { request } = base.startsWith("https:") ? https : http;
        // The client's own agent is made for one protocol only.
        if (!base.startsWith("https:")) delete options.agent;
        return new Promise((resolve, reject) => {
            const message = request(base + path, options, resolve);
            message.once("error", reject);
            message.end(text);
        });
    };

    const ask: ContractServer["request"] = async (method, path, body, headers = {}) => {
        const response = await send(method, path, body, headers);
        let raw = "";
        for await (const text of response.setEncoding("utf8")) raw += String(text);
        return answerOf(response.statusCode ?? 0, response.headers["content-type"] ?? "", raw);
    };

    return {
        name,
        config,
        request: ask,
        watch: async (path) => {
            const response = await send("GET", path, undefined, {});
            const events: unknown[] = [];
            let rest = "";
            let over = false;
            response.setEncoding("utf8").on("data", (text: string) => {
                const lines = (rest + text).split("\n");
                rest = lines.pop() ?? "";
                for (const line of lines) events.push(JSON.parse(line));
            });
            response.once("close", () => (over = true));
            response.on("error", () => undefined);
            return { events, isOver: () => over, stop: () => response.destroy() };
        },
        kubectl: (input, ...args) =>
            new Promise((resolve) => {
                const all = ["--kubeconfig", file, "--cache-dir", join(folder, "cache"), ...args];
                const child = execFile("kubectl", all, { timeout: 30_000 }, (_error, stdout, stderr) => {
                    resolve(stdout + stderr);
                });
                child.stdin?.end(input);
            }),
        newNamespace: async () => {
            const namespace = unique("contract");
            const { code, raw } = await ask("POST", "/api/v1/namespaces", {
                apiVersion: "v1",
                kind: "Namespace",
                metadata: { name: namespace },
            });
            if (code !== 201) throw new Error(`no namespace: ${raw}`);
            namespaces.push(namespace);
            return namespace;
        },
        close: async (hasFailed) => {
            // Nobody waits for them to be gone: servers of our own go right after.
            await Promise.all(namespaces.map((one) => ask("DELETE", `/api/v1/namespaces/${one}`)));
            await close(hasFailed);
        },
    };
}
