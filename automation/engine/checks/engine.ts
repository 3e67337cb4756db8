import { CakeError } from "../../system/errors";
import { pinnedVersion, versionRule } from "../install/engineVersion";
import { findEngine, localSources } from "../install/findEngine";
import { goTooOld, goVersion } from "../install/goVersion";
import type { FoundEngine } from "../install/source";
import { vendorRefusal } from "../install/vendor";
import type { Check } from "../types";

/** The engine that was found, and the checks of it and of the ways to install it. */
export interface EngineChecks {
    readonly engine: FoundEngine | undefined;
    readonly checks: readonly Check[];
}

/** Looks for the engine without installing it; if there is none, checks the ways to install it. */
export async function checkEngine(
    root: string,
    env: NodeJS.ProcessEnv,
    refusal: () => Promise<string | undefined> = vendorRefusal,
): Promise<EngineChecks> {
    const name = "Pulumi engine";
    const go = await goVersion(env);
    try {
        const engine = await findEngine({ root, env, onProgress: () => undefined }, localSources);
        const found = `${engine.version}, at ${engine.command} (from ${place(engine.source)})`;
        const spare = go === undefined ? "not installed, and not needed" : `${go}, not needed`;
        const checks = [
            { name, result: "ok", found },
            { name: "Go", result: "ok", found: spare },
        ] as const;
        return { engine, checks };
    } catch (error) {
        if (!(error instanceof CakeError)) throw error;
        if (env.CAKE_ENGINE !== undefined && env.CAKE_ENGINE !== "") {
            const remedy = error.remedy ?? "Unset CAKE_ENGINE.";
            return { engine: undefined, checks: [{ name, result: "failed", found: error.message, remedy }] };
        }
        return { engine: undefined, checks: ways(name, go, await refusal(), await goTooOld(env)) };
    }
}

function ways(
    name: string,
    go: string | undefined,
    refused: string | undefined,
    tooOld: string | undefined,
): readonly Check[] {
    const install = `Install ${versionRule}: https://www.pulumi.com/docs/install`;
    const goCheck: Check =
        tooOld === undefined
            ? { name: "Go", result: "ok", found: `${go ?? ""}, can build the engine` }
            : refused === undefined
              ? { name: "Go", result: "ok", found: `${go ?? "not installed"}, and not needed` }
              : { name: "Go", result: "failed", found: tooOld, remedy: "Install Go: https://go.dev/dl" };
    if (refused === undefined) {
        const remedy = `The first command downloads ${pinnedVersion}; or do it now. ${install}`;
        return [{ name, result: "warning", found: "not installed yet", remedy }, goCheck];
    }
    const found = `not installed, and it cannot be downloaded: ${refused}`;
    const remedy =
        tooOld === undefined ? "The first command builds it with Go, which takes 4 to 10 minutes." : install;
    return [{ name, result: tooOld === undefined ? "warning" : "failed", found, remedy }, goCheck];
}

function place(source: FoundEngine["source"]): string {
    return source === "versions" ? "the installed versions" : source;
}
