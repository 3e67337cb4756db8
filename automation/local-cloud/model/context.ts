import type { Latency } from "./latency";
import type { Store } from "../store/store";

/** What every package of the local cloud is given. */
export interface LocalCloudContext {
    readonly store: Store;
    /** 12 digits. */
    readonly account: string;
    readonly region: string;
    readonly latency: Latency;
    /** Where the Kubernetes API that an EKS endpoint names is reachable; undefined if there is no such cluster. */
    kubernetesUrl(endpoint: string): string | undefined;
    /** Says something to the user, once however often it is said. */
    notice(text: string): void;
}
