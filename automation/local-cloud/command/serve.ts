import { credentialsOf } from "../aws/wire/credentials";
import type { LocalCloudOptions } from "../localCloud";
import { type RunningCloud, startLocalCloud } from "../server/localCloudServer";
import type { Reach } from "./lines";

/** An account that is being served, and how it is reached. */
export interface Served extends Reach {
    /** Resolves when no engine asks anything of it any more. */
    quiet(): Promise<void>;
    close(): Promise<void>;
}

/** Serves an account from this process. Throws a LocalCloudError if its folder cannot be used. */
export async function serve(options: LocalCloudOptions, onNotice: (text: string) => void): Promise<Served> {
    const cloud: RunningCloud = await startLocalCloud(options, onNotice);
    return {
        engine: {
            PULUMI_DEBUG_PROVIDERS: cloud.attach,
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        },
        aws: {
            region: options.region,
            endpoint: cloud.awsEndpoint,
            credentials: credentialsOf(options.account),
        },
        kubernetes: `http://127.0.0.1:${cloud.kubernetesPort}`,
        quiet: () => cloud.quiet(),
        close: () => cloud.close(),
    };
}
