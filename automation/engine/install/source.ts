import type { AskVersion } from "./askVersion";

/** Where an engine was found. */
export type EngineSource = "CAKE_ENGINE" | "PATH" | "versions" | "vendor" | "built";

/** An engine that can be used. */
export interface FoundEngine {
    /** Absolute path of the `pulumi` binary. */
    readonly command: string;
    /** Without a `v` in front. */
    readonly version: string;
    readonly source: EngineSource;
}

/** What looking for an engine is given. */
export interface Search {
    /** The project's folder. */
    readonly root: string;
    readonly env: NodeJS.ProcessEnv;
    /** Told in whole sentences what is done, and how far it is. */
    readonly onProgress: (text: string) => void;
    readonly askVersion: AskVersion;
}

/** What looking in one place gave: an engine, or the reason why not, in one line; empty where there was nothing to look at. */
export type Attempt = FoundEngine | { readonly missing: string };

/** One place to get an engine from. */
export type Source = (search: Search) => Promise<Attempt>;
