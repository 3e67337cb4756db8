import { readFileSync } from "node:fs";
import { apiClient } from "./apiClient";
import type { KubernetesContext } from "../context";
import { Unreachable } from "./errors";
import { KubernetesApi } from "./kubernetesApi";
import { readKubeconfig } from "./kubeconfig";
import type { ProviderSettings } from "../settings";

function textOf(kubeconfig: string): string {
    if (/[\n{]/.test(kubeconfig)) return kubeconfig;
    try {
        return readFileSync(kubeconfig, "utf8");
    } catch {
        throw new Unreachable(`there is no kubeconfig file "${kubeconfig}"`);
    }
}

/** Opens the API of the cluster that a provider is configured for. Throws `Unreachable` where there is none. */
export function connect(settings: ProviderSettings, context: KubernetesContext): KubernetesApi {
    if (settings.kubeconfig === undefined || settings.kubeconfig === "") {
        throw new Unreachable("the provider has no kubeconfig");
    }
    const { server } = readKubeconfig(textOf(settings.kubeconfig), settings.context);
    let url: string | undefined;
    try {
        url = context.kubernetesUrl(server);
    } catch {
        url = undefined;
    }
    if (url === undefined) throw new Unreachable(`dial "${server}": no such host`);
    return new KubernetesApi(apiClient(url, server));
}
