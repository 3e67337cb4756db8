import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import { bootstrapCluster } from "../../kubernetes/api/bootstrap/bootstrapCluster";
import { setNodes } from "../../kubernetes/api/bootstrap/setNodes";
import { startKubernetesServer } from "../../kubernetes/server/kubernetesServer";
import { openJournalStore } from "../../store/journalStore";
import { giveToEks } from "./eksAccount";
import { type Store } from "../../store/store";

/** What an HTTP request was answered. */
export interface Answer {
    readonly code: number;
    readonly body: Body;
}

/** The parts of any answer that tests look at. */
export interface Body {
    readonly kind?: string;
    readonly reason?: string;
    readonly message?: string;
    readonly details?: { causes?: { reason?: string; message?: string; field?: string }[] };
    readonly metadata: {
        name: string;
        uid: string;
        resourceVersion: string;
        generation?: number;
        continue?: string;
        labels?: Record<string, string>;
        annotations?: Record<string, string>;
        deletionTimestamp?: string;
        finalizers?: string[];
        ownerReferences?: { uid: string }[];
        managedFields?: { manager: string; operation: string; subresource?: string }[];
    };
    readonly spec: Record<string, unknown>;
    readonly status: Record<string, unknown>;
    readonly data?: Record<string, string>;
    readonly items: Body[];
}

/** A cluster that is served for one test file. */
export interface TestCluster {
    readonly store: Store;
    readonly url: string;
    readonly config: KubeConfig;
    readonly notices: readonly string[];
    /** Folder with what Flux sources hold. */
    readonly fixtures: string;
    request(method: string, path: string, body?: unknown, contentType?: string): Promise<Answer>;
    /** Runs kubectl; answers what it printed, on both streams. */
    kubectl(...args: string[]): Promise<string>;
    /** As kubectl, with a file on its standard input. */
    kubectlWith(input: string, ...args: string[]): Promise<string>;
    close(): Promise<void>;
}

/** Asks again until an answer satisfies; fails after five seconds. */
export async function eventually<T>(ask: () => Promise<T>, isEnough: (answer: T) => boolean): Promise<T> {
    const end = Date.now() + 5000;
    for (;;) {
        const answer = await ask();
        if (isEnough(answer)) return answer;
        if (Date.now() > end) throw new Error(`not in time: ${JSON.stringify(answer)}`);
        await new Promise((resolve) => setTimeout(resolve, 15));
    }
}

function kubeConfig(server: string): KubeConfig {
    const config = new KubeConfig();
    // The client refuses plain HTTP without the flag.
    const cluster = { name: "test", server, skipTLSVerify: true };
    config.loadFromClusterAndUser(cluster, { name: "test", token: "test" });
    return config;
}

/** Serves a fresh cluster with two nodes. */
export async function startTestCluster(nodes = 2): Promise<TestCluster> {
    const folder = mkdtempSync(join(tmpdir(), "kubernetes-api-"));
    const store = openJournalStore(folder, "123456789012");
    giveToEks(store, "TEST", "1.32");
    bootstrapCluster(store, "TEST", "1.32");
    setNodes(store, "TEST", { name: "main", count: nodes });
    const notices: string[] = [];
    const fixtures = join(folder, "fixtures");
    mkdirSync(fixtures);
    const server = await startKubernetesServer({ store, fixtures, notice: (text) => notices.push(text) });
    const url = server.url("TEST");
    const config = kubeConfig(url);
    const file = join(folder, "kubeconfig");
    writeFileSync(file, config.exportConfig());

    const request: TestCluster["request"] = async (method, path, body, contentType = "application/json") => {
        const response = await fetch(url + path, {
            method,
            ...(body === undefined
                ? {}
                : {
                      body: typeof body === "string" ? body : JSON.stringify(body),
                      headers: { "content-type": contentType, "user-agent": "test/1" },
                  }),
        });
        const text = await response.text();
        // Unknown paths are answered in plain text.
        const document: unknown = text.startsWith("{") ? JSON.parse(text) : { message: text };
        return { code: response.status, body: document as Body };
    };

    const kubectlWith: TestCluster["kubectlWith"] = (input, ...args) =>
        new Promise((resolve) => {
            const all = ["--kubeconfig", file, "--cache-dir", join(folder, "cache"), ...args];
            const child = execFile("kubectl", all, { timeout: 20_000 }, (_error, stdout, stderr) => {
                resolve(stdout + stderr);
            });
            child.stdin?.end(input);
        });

    return {
        store,
        url,
        config,
        notices,
        fixtures,
        request,
        kubectlWith,
        kubectl: (...args) => kubectlWith("", ...args),
        close: async () => {
            await server.close();
            store.close();
            rmSync(folder, { recursive: true, force: true });
        },
    };
}
