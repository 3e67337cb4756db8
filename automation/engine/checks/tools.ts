import { join } from "node:path";
import { readIfThere } from "../../system/files";
import { compareVersions } from "../install/engineVersion";
import type { Check } from "../types";
import { toolVersion } from "./toolVersion";

/** Checks Node against the version that the project's package.json requires. */
export function checkNode(root: string, version = process.versions.node): Check {
    const { engines } = JSON.parse(readIfThere(join(root, "package.json")) ?? "{}") as {
        engines?: { node?: string };
    };
    const oldest = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(engines?.node ?? "20.19");
    const wanted = `${oldest?.[1] ?? "20"}.${oldest?.[2] ?? "19"}.${oldest?.[3] ?? "0"}`;
    const row = { name: "Node", found: `${version}, at ${process.execPath}` };
    if (compareVersions(version, wanted) >= 0) return { ...row, result: "ok" };
    return { ...row, result: "failed", remedy: `Install Node ${wanted} or newer: https://nodejs.org` };
}

/** Checks that git is installed. */
export async function checkGit(env: NodeJS.ProcessEnv): Promise<Check> {
    const found = await toolVersion("git", ["--version"], env);
    if (found !== undefined) return { name: "git", result: "ok", found: found.replace(/^git version /, "") };
    const remedy = "Install git: diffs are meant to be reviewed and kept in a repository.";
    return { name: "git", result: "warning", found: "not installed", remedy };
}

/** Checks that kubectl is installed; only the command `kubectl` needs it. */
export async function checkKubectl(env: NodeJS.ProcessEnv): Promise<Check> {
    const found = await toolVersion("kubectl", ["version", "--client"], env);
    if (found !== undefined) return { name: "kubectl", result: "ok", found: found.replace(/^.*: v?/, "") };
    const remedy = "Install it to look into a cluster: https://kubernetes.io/docs/tasks/tools";
    return { name: "kubectl", result: "warning", found: "not installed", remedy };
}
