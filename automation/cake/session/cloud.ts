import type { CommonSettings } from "../../../stacks/_settings/schema/commonSettings";
import type { Paths } from "../model/paths";
import type { LocalCloud, LocalCloudOptions } from "./local/localCloud";
import { openLocalCloud } from "./local/openLocalCloud";

/** What a run needs of the cloud it works on. */
export type Cloud = Pick<LocalCloud, "environment" | "aws" | "kubeconfig" | "close">;

/** How a run opens its cloud. */
export interface CloudOptions extends Pick<LocalCloudOptions, "latency" | "faults"> {
    /** For runs of one command: what one of them opens serves the others too, until all are through. */
    readonly shared?: Pick<SharedClouds, "open" | "close">;
}

/** Accounts of the local cloud that are opened once for several runs. */
export class SharedClouds {
    readonly #opened = new Map<string, Promise<LocalCloud>>();

    open(options: LocalCloudOptions): Promise<LocalCloud> {
        const key = JSON.stringify(options);
        const opened = this.#opened.get(key) ?? openLocalCloud(options);
        this.#opened.set(key, opened);
        return opened;
    }

    async close(): Promise<void> {
        const opened = await Promise.allSettled(this.#opened.values());
        const closing = opened.flatMap((one) => (one.status === "fulfilled" ? [one.value.close()] : []));
        await Promise.all(closing);
    }
}

/** AWS itself: the engine fetches the real plugins and takes credentials from the environment. */
function aws(region: string): Cloud {
    return {
        environment: {},
        aws: { region },
        kubeconfig: (kubeconfig) => kubeconfig,
        close: () => Promise.resolve(),
    };
}

/** Opens the cloud that an environment's settings name. The only place that looks at `cloud`. */
export async function openCloud(
    paths: Paths,
    settings: Pick<CommonSettings, "cloud" | "account" | "region">,
    { latency, faults, shared }: CloudOptions,
    onNotice: (text: string) => void,
): Promise<Cloud> {
    if (settings.cloud === "aws") return aws(settings.region);
    const { account, region } = settings;
    const wrong = faults === undefined ? {} : { faults };
    const options = { folder: paths.localCloud, account, region, latency, ...wrong };
    const local = await (shared === undefined ? openLocalCloud(options) : shared.open(options));
    local.onNotice(onNotice);
    if (shared === undefined) return local;
    return {
        environment: local.environment,
        aws: local.aws,
        kubeconfig: (kubeconfig) => local.kubeconfig(kubeconfig),
        close: () => Promise.resolve(),
    };
}
