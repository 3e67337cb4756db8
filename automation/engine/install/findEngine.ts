import { CakeError, exitCodes } from "../../system/errors";
import { versionAsker } from "./askVersion";
import { pinnedVersion, versionRule } from "./engineVersion";
import { installed, named, onPath } from "./existing";
import { built } from "./goBuild";
import type { FoundEngine, Search, Source } from "./source";
import { vendor } from "./vendor";

/** The sources that install nothing. */
export const localSources: readonly Source[] = [named, onPath, installed];

/** All sources, in order: what is installed, the vendor's download, a build with Go. */
export const allSources: readonly Source[] = [...localSources, vendor(), built];

/** Finds the engine, or installs it. Throws a `CakeError` that lists everything that was tried. */
export async function findEngine(
    request: Pick<Search, "root" | "env" | "onProgress">,
    sources: readonly Source[] = allSources,
): Promise<FoundEngine> {
    const search = { ...request, askVersion: versionAsker(request.root, request.env) };
    const tried: string[] = [];
    for (const source of sources) {
        const attempt = await source(search);
        if ("command" in attempt) return attempt;
        if (attempt.missing !== "") tried.push(attempt.missing);
    }
    throw new CakeError(
        [
            "There is no Pulumi engine, and none could be installed:",
            ...tried.map((text) => `  - ${text}`),
        ].join("\n"),
        exitCodes.error,
        `Install ${versionRule} (https://www.pulumi.com/docs/install), e.g. ${pinnedVersion}, or Go (https://go.dev/dl) to have it built.`,
    );
}

export type { FoundEngine } from "./source";
