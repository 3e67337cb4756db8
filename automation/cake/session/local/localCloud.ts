/** How a run opens an account of the local cloud. */
export interface LocalCloudOptions {
    /** Folder that holds one folder per account. */
    readonly folder: string;
    /** 12 digits. */
    readonly account: string;
    readonly region: string;
    readonly latency: "none" | "realistic";
    /** What it does wrong on purpose: the same calls for the same seed; the rate is a share, from 0 to 1. */
    readonly faults?: { readonly seed: number; readonly rate: number };
}

/** Where and as whom the AWS API of a cloud is called. */
export interface AwsAccess {
    readonly region: string;
    /** Left out: AWS itself. */
    readonly endpoint?: string;
    /** Left out: those of the shell, as every AWS tool finds them. */
    readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** An account of the local cloud that a process of its own serves. */
export interface LocalCloud {
    /** Variables that make the engine use it. */
    readonly environment: Readonly<Record<string, string>>;
    /** Its AWS API. */
    readonly aws: AwsAccess;
    /** The same kubeconfig (JSON text), with a server that answers on this machine while the local cloud is open. */
    kubeconfig(kubeconfig: string): string;
    /** Calls a listener with each notice meant for the user, those of before included. */
    onNotice(listener: (text: string) => void): void;
    close(): Promise<void>;
}

/** A line of what `local-cloud --json` prints. */
export type LocalCloudLine =
    | {
          readonly kind: "started";
          readonly engine: Readonly<Record<string, string>>;
          readonly aws: AwsAccess;
          readonly kubernetes: string;
      }
    | { readonly kind: "failed"; readonly message: string; readonly remedy: string }
    | { readonly kind: "notice"; readonly text: string }
    | { readonly kind: "crashed"; readonly message: string };
