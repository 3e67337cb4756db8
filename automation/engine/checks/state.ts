import { accessSync, constants, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { errorCode } from "../../system/files";
import { PulumiExit, runPulumi } from "../run/pulumiProcess";
import { stateFolder } from "../state/stateFolder";
import type { Check } from "../types";

/** How long a backend that is not a folder may take to answer, in milliseconds. */
const patience = 20_000;

/** Checks that the state in a backend can be read, and in a folder also written. Creates nothing. */
export async function checkState(
    backend: string,
    engine: { readonly command: string } | undefined,
    environment: Readonly<Record<string, string>>,
): Promise<Check> {
    const name = "state";
    const folder = stateFolder(backend);
    if (folder !== undefined) return checkFolder(name, backend, folder);
    if (engine === undefined) {
        const remedy = "Install the engine, then run the doctor again.";
        return { name, result: "warning", found: `${backend}: not checked without an engine`, remedy };
    }
    try {
        const variables = { ...environment, PULUMI_BACKEND_URL: backend, PULUMI_SKIP_UPDATE_CHECK: "true" };
        await runPulumi(engine.command, ["stack", "ls", "--all", "--non-interactive", "--color", "never"], {
            cwd: tmpdir(),
            environment: variables,
            signal: AbortSignal.timeout(patience),
        });
        return { name, result: "ok", found: `${backend} answers` };
    } catch (error) {
        const said = error instanceof PulumiExit ? error.stderr.trim().split("\n")[0] : undefined;
        const why = said === undefined || said === "" ? "no answer" : said.replace(/^error: /, "");
        const remedy = "Check its address, and the credentials in your environment.";
        return { name, result: "failed", found: `${backend}: ${why}`, remedy };
    }
}

function checkFolder(name: string, backend: string, folder: string): Check {
    let nearest = folder;
    while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
    try {
        accessSync(nearest, constants.R_OK | constants.W_OK | constants.X_OK);
        return { name, result: "ok", found: `${backend} is writable` };
    } catch (error) {
        const found = `${backend} is not writable: ${errorCode(error) ?? "unknown"}`;
        return { name, result: "failed", found, remedy: `Make ${nearest} writable for you.` };
    }
}
