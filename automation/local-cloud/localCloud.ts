import type { FaultOptions } from "./faults/faultOptions";

/** How an account of the local cloud is served. */
export interface LocalCloudOptions {
    /** Folder that holds one folder per account. */
    readonly folder: string;
    /** 12 digits. */
    readonly account: string;
    readonly region: string;
    readonly latency: "none" | "realistic";
    /** What its providers do wrong on purpose. */
    readonly faults?: FaultOptions;
    /** Folder with what Flux sources hold; `fixtures` in the account's folder if left out. */
    readonly fixtures?: string;
}
