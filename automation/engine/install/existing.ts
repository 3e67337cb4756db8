import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import { CakeError, exitCodes } from "../../system/errors";
import { compareVersions, isRecentEnough, pinnedVersion, versionRule } from "./engineVersion";
import type { Attempt, Search, Source } from "./source";

/** The name of the engine's binary on this system. */
export const binary = process.platform === "win32" ? "pulumi.exe" : "pulumi";

/** The folder that has one folder for each installed version. */
export function versionsFolder(env: NodeJS.ProcessEnv): string {
    return join(env.PULUMI_HOME ?? join(env.HOME ?? homedir(), ".pulumi"), "versions");
}

/** The engine that CAKE_ENGINE names. Throws a `CakeError` if it cannot be used: the user asked for this one. */
export const named: Source = async ({ env, askVersion }) => {
    const command = env.CAKE_ENGINE;
    if (command === undefined || command === "") return { missing: "" };
    const version = await askVersion(command);
    if (version !== undefined && isAbsolute(command) && isRecentEnough(version)) {
        return { command, version, source: "CAKE_ENGINE" };
    }
    throw new CakeError(
        version === undefined
            ? `CAKE_ENGINE is ${command}, which is not a Pulumi engine.`
            : `CAKE_ENGINE is ${command}, version ${version}.`,
        exitCodes.error,
        `Set it to the absolute path of ${versionRule}, or unset it.`,
    );
};

/** The first engine on PATH, if it is recent enough. */
export const onPath: Source = async ({ env, askVersion }) => {
    for (const folder of (env.PATH ?? "").split(delimiter)) {
        if (!isAbsolute(folder)) continue;
        const command = join(folder, binary);
        const version = await askVersion(command);
        if (version === undefined) continue;
        if (isRecentEnough(version)) return { command, version, source: "PATH" };
        return { missing: `${command} is ${version}, not ${versionRule}` };
    }
    return { missing: "no pulumi on PATH" };
};

/** An engine below `~/.pulumi/versions/`: the pinned version, or else the newest that is recent enough. */
export const installed: Source = async (search) => {
    const folder = versionsFolder(search.env);
    const names = folders(folder).filter((name) => isRecentEnough(name));
    names.sort((a, b) => Number(b === pinnedVersion) - Number(a === pinnedVersion) || compareVersions(b, a));
    for (const name of names) {
        const found = await engineIn(search, join(folder, name), "versions");
        if ("command" in found) return found;
    }
    return { missing: `nothing recent enough in ${folder}` };
};

/** The engine in the folder of one version. */
export async function engineIn(
    { askVersion }: Search,
    folder: string,
    source: "versions" | "vendor" | "built",
): Promise<Attempt> {
    const command = join(folder, "bin", binary);
    const version = await askVersion(command);
    if (version === undefined) return { missing: `${command} does not run` };
    return isRecentEnough(version) ? { command, version, source } : { missing: `${command} is ${version}` };
}

function folders(folder: string): string[] {
    try {
        return readdirSync(folder);
    } catch {
        return [];
    }
}
