import { join } from "node:path";
import { finishUnderWay } from "../aws/provider/underWay";
import { startAwsServer } from "../aws/wire/http/awsServer";
import type { LocalCloudContext } from "../model/context";
import { faultyPackage } from "../faults/faultyPackage";
import { kubernetesUrlOf } from "./kubernetesUrl";
import { startKubernetesServer } from "../kubernetes/server/kubernetesServer";
import { noLatency, realisticLatency } from "../model/latency";
import type { LocalCloudOptions } from "../localCloud";
import { packages } from "./packages";
import { serveProviders } from "../protocol/providerServer";
import { openJournalStore } from "../store/journalStore";

/** What a running local cloud can be reached by. */
export interface Addresses {
    /** For PULUMI_DEBUG_PROVIDERS. */
    readonly attach: string;
    /** Port of the Kubernetes API of all clusters. */
    readonly kubernetesPort: number;
    /** Of the AWS API, all services. */
    readonly awsEndpoint: string;
}

/** A local cloud that runs in this process. */
export interface RunningCloud extends Addresses {
    /** Resolves when no engine asks anything of it any more. */
    quiet(): Promise<void>;
    close(): Promise<void>;
}

/** Starts an account of the local cloud in this process: its store, its providers and its Kubernetes API. */
export async function startLocalCloud(
    options: LocalCloudOptions,
    onNotice: (text: string) => void,
): Promise<RunningCloud> {
    const told = new Set<string>();
    const notice = (text: string): void => {
        if (told.has(text)) return;
        told.add(text);
        onNotice(text);
    };
    const store = openJournalStore(options.folder, options.account);
    try {
        const latency = options.latency === "realistic" ? realisticLatency : noLatency;
        const fixtures = options.fixtures ?? join(options.folder, options.account, "fixtures");
        const kubernetes = await startKubernetesServer({ store, notice, latency, fixtures });
        const context: LocalCloudContext = {
            store,
            account: options.account,
            region: options.region,
            latency,
            kubernetesUrl: (endpoint) => kubernetesUrlOf(store, kubernetes, endpoint),
            notice,
        };
        finishUnderWay(context);
        const aws = await startAwsServer(context);
        const { faults } = options;
        const all = packages(context);
        const served = faults === undefined ? all : all.map((pkg) => faultyPackage(pkg, faults));
        const providers = await serveProviders(served);
        return {
            attach: providers.attach,
            kubernetesPort: kubernetes.port,
            awsEndpoint: aws.url,
            quiet: () => providers.quiet(),
            close: async () => {
                await providers.close();
                await aws.close();
                await kubernetes.close();
                store.close();
            },
        };
    } catch (error) {
        store.close();
        throw error;
    }
}
