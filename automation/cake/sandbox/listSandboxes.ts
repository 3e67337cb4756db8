import { statSync } from "node:fs";
import { join } from "node:path";
import { listEnvironments, summariseEnvironment } from "../../../stacks/_settings/load/environments";
import { SettingsError } from "../../../stacks/_settings/load/errors";
import { loadCommon } from "../../../stacks/_settings/load/loadCommon";
import { fromOf } from "../../../stacks/_settings/reading/follow";
import { readFile } from "../../../stacks/_settings/reading/readFile";
import { CakeError } from "../../system/errors";
import { runGit } from "../../git/runGit";
import type { Claim } from "../claims/claim";
import { claimReader } from "../claims/claimPlace";
import { isHeld } from "../claims/claimRules";
import type { Paths } from "../model/paths";
import { readDeployed } from "../model/records";

/** A sandbox in a list. */
export interface ListedSandbox {
    readonly environment: string;
    /** The environment that it follows. */
    readonly from?: string;
    readonly owner: string;
    /** When its settings came into the repository, or else into this folder; ISO 8601. */
    readonly created: string;
    readonly ttl?: string;
    readonly claim?: Claim;
    readonly resources: number;
    /** Why its settings cannot be used. */
    readonly problem?: string;
}

/** All environments of the kind sandbox. */
export async function listSandboxes(
    paths: Paths,
    now: Date,
): Promise<{ readonly sandboxes: readonly ListedSandbox[]; readonly notices: readonly string[] }> {
    const read = claimReader(paths);
    const sandboxes: ListedSandbox[] = [];
    const notices: string[] = [];
    for (const name of listEnvironments(paths.root).filter((one) => isSandbox(paths.root, one))) {
        const about = await known(paths, name);
        try {
            const { settings } = loadCommon(paths.root, name, ["lifecycle"]);
            const { claim, notices: said } = await read(name);
            notices.push(...said);
            const { ttl } = settings.lifecycle;
            sandboxes.push({
                ...about,
                ...(ttl === undefined ? {} : { ttl }),
                ...(isHeld(claim, now) ? { claim } : {}),
            });
        } catch (error) {
            if (!(error instanceof SettingsError)) throw error;
            const [first] = error.problems;
            const problem =
                first === undefined ? error.message : `${first.file}:${first.line}: ${first.message}`;
            sandboxes.push({ ...about, problem });
        }
    }
    return { sandboxes, notices };
}

function isSandbox(root: string, name: string): boolean {
    try {
        return summariseEnvironment(root, name).kind === "sandbox";
    } catch (error) {
        // A sandbox whose settings are wrong is still one, by the environment that it follows.
        return error instanceof SettingsError && fromOf(own(root, name)) !== undefined;
    }
}

function own(root: string, name: string): ReturnType<typeof readFile>["tree"] {
    return readFile(root, `stacks/${name}/stack.yaml`).tree;
}

async function known(paths: Paths, environment: string): Promise<ListedSandbox> {
    const from = fromOf(own(paths.root, environment));
    const owner = own(paths.root, environment).entries.get("owner");
    const layers = Object.values(readDeployed(paths, environment));
    return {
        environment,
        ...(from === undefined ? {} : { from }),
        owner: owner?.is === "scalar" && typeof owner.value === "string" ? owner.value : "",
        created: await createdAt(paths.root, `stacks/${environment}/stack.yaml`),
        resources: layers.reduce((sum, { resources }) => sum + resources, 0),
    };
}

async function createdAt(root: string, file: string): Promise<string> {
    const inTree = statSync(join(root, file)).mtime.toISOString();
    try {
        const args = ["log", "-1", "--diff-filter=A", "--format=%aI", "--", file];
        const { exitCode, stdout } = await runGit(root, args);
        const time = stdout.trim();
        return exitCode === 0 && time !== "" ? new Date(time).toISOString() : inTree;
    } catch (error) {
        // A machine without git.
        if (error instanceof CakeError) return inTree;
        throw error;
    }
}
