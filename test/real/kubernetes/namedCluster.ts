import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import { type ContractServer, contractServer } from "./contractServer";

/** The current context of a kubeconfig that the user names: any cluster in which namespaces and definitions may be made. */
export function useNamedCluster(file: string): ContractServer {
    const folder = mkdtempSync(join(tmpdir(), "named-kubernetes-"));
    const config = new KubeConfig();
    config.loadFromFile(file);
    return contractServer(`the cluster of ${file}`, config, folder, () => {
        rmSync(folder, { recursive: true, force: true });
        return Promise.resolve();
    });
}
