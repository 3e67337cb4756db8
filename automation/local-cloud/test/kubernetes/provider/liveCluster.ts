import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrapCluster } from "../../../kubernetes/api/bootstrap/bootstrapCluster";
import { setNodes } from "../../../kubernetes/api/bootstrap/setNodes";
import { startKubernetesServer } from "../../../kubernetes/server/kubernetesServer";
import { kubernetesPackage } from "../../../kubernetes/provider/kubernetesPackage";
import type {
    ConfiguredProvider,
    PropertyMap,
    ProviderPackage,
    ResourceRef,
} from "../../../protocol/providerModel";
import { openJournalStore } from "../../../store/journalStore";
import { giveToEks } from "../eksAccount";

/** A kubeconfig as the compute layer gives it. */
export const kubeconfig = JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "aws",
    clusters: [{ name: "kubernetes", cluster: { server: "https://dev.eks.example" } }],
    contexts: [{ name: "aws", context: { cluster: "kubernetes", user: "aws" } }],
    users: [{ name: "aws", user: {} }],
});

/** A cluster of its own with a provider for it, and what the provider said. */
export interface LiveCluster {
    readonly provider: ConfiguredProvider;
    readonly package: ProviderPackage;
    readonly notices: string[];
    /** A provider that is configured in another way. */
    configured(config: PropertyMap): Promise<ConfiguredProvider>;
    /** What the API answers to a GET. */
    get(path: string): Promise<Record<string, unknown>>;
    send(method: string, path: string, body?: object): Promise<Response>;
    close(): Promise<void>;
}

/** Starts a cluster: without nodes, so no pod ever runs, or with some. */
export async function startCluster(nodes = 0): Promise<LiveCluster> {
    const folder = mkdtempSync(join(tmpdir(), "kubernetes-provider-"));
    const store = openJournalStore(folder, "123456789012");
    giveToEks(store, "dev", "1.34");
    bootstrapCluster(store, "dev", "1.34");
    setNodes(store, "dev", { name: "workers", count: nodes });
    const server = await startKubernetesServer({ store });
    const notices: string[] = [];
    const kubernetes = kubernetesPackage({
        kubernetesUrl: (endpoint) => (endpoint === "https://dev.eks.example" ? server.url("dev") : undefined),
        notice: (text) => notices.push(text),
        deadline: 10_000,
    });
    const send = (method: string, path: string, body?: object) =>
        fetch(`${server.url("dev")}${path}`, {
            method,
            headers: { "content-type": "application/json" },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
    return {
        package: kubernetes,
        provider: await kubernetes.configure({ kubeconfig }),
        notices,
        configured: (config) => kubernetes.configure(config),
        send,
        get: async (path) => (await (await send("GET", path)).json()) as Record<string, unknown>,
        async close() {
            await server.close();
            store.close();
            rmSync(folder, { recursive: true });
        },
    };
}

/** A resource as the engine names it. */
export function resourceOf(type: string, name: string): ResourceRef {
    return { type, name, urn: `urn:pulumi:dev::cluster-config::${type}::${name}` };
}
