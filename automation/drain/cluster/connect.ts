import type * as Client from "@kubernetes/client-node";
import { KubeClient, type KubeClientOptions } from "./kubeClient";

/** Loads Kubernetes' client library, which is slow. */
export async function loadClient(): Promise<Pick<typeof Client, "KubeConfig">> {
    return await import("@kubernetes/client-node");
}

/** Opens a client for the cluster of a kubeconfig; sends nothing before the first request. */
export async function connect(kubeconfig: string, options: KubeClientOptions): Promise<KubeClient> {
    const { KubeConfig } = await loadClient();
    const config = new KubeConfig();
    config.loadFromString(kubeconfig);
    return new KubeClient(config, options);
}
