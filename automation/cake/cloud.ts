import type { EnvironmentSettings } from "../../stacks/environmentSettings";
import { openLocalCloud } from "../local-cloud/openLocalCloud";
import type { LocalCloud, LocalCloudOptions } from "../local-cloud/localCloud";
import type { Paths } from "./paths";

/** What a run needs of the cloud it works on. */
export type Cloud = Pick<LocalCloud, "environment" | "aws" | "kubeconfig" | "close">;

/** Options of the local cloud that the command line knows. */
export type CloudOptions = Pick<LocalCloudOptions, "latency">;

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
    settings: Pick<EnvironmentSettings, "cloud" | "account" | "region">,
    options: CloudOptions,
    onNotice: (text: string) => void,
): Promise<Cloud> {
    if (settings.cloud === "aws") return aws(settings.region);
    const local = await openLocalCloud({
        folder: paths.localCloud,
        account: settings.account,
        region: settings.region,
        latency: options.latency,
    });
    local.onNotice(onNotice);
    return local;
}
