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

/** What a source needs to look for an engine. */
export interface Search {
    /** The project's folder. */
    readonly root: string;
    readonly env: NodeJS.ProcessEnv;
    /** Called with what is done and how far it is, in whole sentences. */
    readonly onProgress: (text: string) => void;
    readonly askVersion: AskVersion;
}

/** The result of one source: an engine, or in one line why there is none; an empty text if the source does not apply. */
export type Attempt = FoundEngine | { readonly missing: string };

/** One source of engines: a place to look in, or a way to install one. */
export type Source = (search: Search) => Promise<Attempt>;
