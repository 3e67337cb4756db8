import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import { localCloudTesting } from "../../support/localCloud/testing";
import { type ContractServer, contractServer } from "./contractServer";

/** A cluster of the local cloud without nodes: like the real servers, which have nothing that would run a pod. */
export async function startLocalCluster(): Promise<ContractServer> {
    const folder = mkdtempSync(join(tmpdir(), "local-kubernetes-"));
    const { openJournalStore, bootstrapCluster, startKubernetesServer } = localCloudTesting();
    const store = openJournalStore(folder, "123456789012");
    bootstrapCluster(store, "CONTRACT", "1.36");
    const notices: string[] = [];
    const server = await startKubernetesServer({ store, notice: (text) => notices.push(text) });
    const config = new KubeConfig();
    config.loadFromClusterAndUser(
        { name: "local", server: server.url("CONTRACT"), skipTLSVerify: true },
        { name: "admin", token: "admin" },
    );
    return contractServer("the local cloud", config, folder, async (hasFailed) => {
        await server.close();
        store.close();
        rmSync(folder, { recursive: true, force: true });
        if (hasFailed && notices.length > 0) console.error(notices.join("\n"));
    });
}
