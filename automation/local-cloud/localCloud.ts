import type { FaultOptions } from "./faults/faultOptions";

/** How the local cloud behaves, from the command line. */
export interface LocalCloudOptions {
    /** Folder that holds one folder per account. */
    readonly folder: string;
    /** 12 digits. */
    readonly account: string;
    readonly region: string;
    readonly latency: "none" | "realistic";
    /** What its providers do wrong on purpose. */
    readonly faults?: FaultOptions;
    /** Folder with what Flux sources hold; `fixtures` in the account's folder where left out. */
    readonly fixtures?: string;
}

/** Where and as whom the AWS API of a cloud is called. */
export interface AwsAccess {
    readonly region: string;
    /** Left out: AWS itself. */
    readonly endpoint?: string;
    /** Left out: those of the environment, as every AWS tool finds them. */
    readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** An account of the local cloud that is being served by this process. */
export interface LocalCloud {
    /** Variables that make the engine use it: PULUMI_DEBUG_PROVIDERS and the like. */
    readonly environment: Readonly<Record<string, string>>;
    /** Its AWS API. */
    readonly aws: AwsAccess;
    /** The same kubeconfig (JSON text), with its server reachable from this machine while the local cloud is open. */
    kubeconfig(kubeconfig: string): string;
    /** Notices meant for the user, e.g. types that only have a generic model; each once. */
    onNotice(listener: (text: string) => void): void;
    close(): Promise<void>;
}
