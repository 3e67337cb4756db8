import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { checkEnvironment, checkName, listEnvironments } from "../../../stacks/_settings/load/environments";
import { SettingsError } from "../../../stacks/_settings/load/errors";
import { parseDuration } from "../../../stacks/_settings/lifecycle/duration";
import { parseDate } from "../../../stacks/_settings/lifecycle/point";
import { loadEnvironment } from "../../../stacks/_settings/load/load";
import { freeRange } from "../../../layers/network/rules/freeRange";
import { CakeError, exitCodes } from "../../system/errors";
import { writeOnce } from "../../system/files";
import { stackFolder, type Paths } from "../model/paths";

/** What a new sandbox is to be. */
export interface SandboxWish {
    readonly name: string;
    /** The environment whose settings it follows. */
    readonly from: string;
    readonly owner: string;
    /** How long it may stay after the last up, claim or renewal: `3d`. */
    readonly ttl?: string;
    /** The branch that its GitOps source tracks. */
    readonly branch?: string;
    readonly cloud?: string;
}

/** A sandbox that was made; nothing of it is deployed yet. */
export interface CreatedSandbox extends SandboxWish {
    /** Relative to the project. */
    readonly file: string;
    readonly vpcCidr: string;
    readonly next: string;
}

/**
 * Makes a sandbox that follows another environment: a stack.yaml with nothing but what must differ. Throws where the
 * name is taken or none, the origin is none, no VPC range is left, or what comes of it breaks a rule; then nothing is made.
 */
export function createSandbox(paths: Paths, wish: SandboxWish, now: Date): CreatedSandbox {
    const { name, from } = wish;
    refuseName(paths, name);
    checkEnvironment(paths.root, from);
    if (wish.ttl !== undefined) checkTtl(wish.ttl, now);
    const origin = loadEnvironment(paths.root, from).settings;
    if (origin.from !== undefined) {
        throw new CakeError(
            `${from} follows ${origin.from} itself, and only one step is followed.`,
            exitCodes.usage,
            `npm run sandbox -- create ${name} --from ${origin.from}`,
        );
    }
    const vpcCidr = freeRange(paths.root, origin.network.vpcCidr);
    if (vpcCidr === undefined) throw noRange(origin.network.vpcCidr);
    const file = `stacks/${name}/stack.yaml`;
    writeOnce(join(paths.root, file), sandboxText(wish, vpcCidr));
    try {
        loadEnvironment(paths.root, name);
    } catch (error) {
        rmSync(stackFolder(paths, name), { recursive: true });
        throw wish.branch !== undefined && lacksRepository(error, file) ? noRepository(wish) : error;
    }
    return { ...wish, file, vpcCidr, next: `npm run preview -- ${name}` };
}

function refuseName(paths: Paths, name: string): void {
    checkName(name);
    const folder = stackFolder(paths, name);
    if (!existsSync(folder)) return;
    const isThere = existsSync(join(folder, "stack.yaml"));
    throw new CakeError(
        isThere ? `There is an environment ${name} already.` : `stacks/${name}/ is there already.`,
        exitCodes.usage,
        isThere
            ? `Choose another name, e.g. ${freeName(paths.root, name)}, or remove it first: npm run sandbox -- delete ${name}`
            : "Choose another name, or remove the folder.",
    );
}

/** `sandbox-d` for `sandbox-c`, if there is none of that name. */
function freeName(root: string, name: string): string {
    const known = listEnvironments(root);
    const stem = name.replace(/-([a-z]|\d+)$/, "");
    const endings = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
    return endings.map((ending) => `${stem}-${ending}`).find((one) => !known.includes(one)) ?? `${stem}-2`;
}

function checkTtl(ttl: string, now: Date): void {
    const length = parseDuration(ttl);
    if (length !== undefined && length > 0) return;
    const date = parseDate(ttl, "UTC");
    const isPast = length === 0 || ttl.startsWith("-") || (date !== undefined && date <= now);
    throw new CakeError(
        isPast
            ? `--ttl ${JSON.stringify(ttl)} is over before it begins.`
            : `--ttl ${JSON.stringify(ttl)} is no duration.`,
        exitCodes.usage,
        "It counts from the last up, claim or renewal: --ttl 12h, --ttl 3d, --ttl 2w",
    );
}

function noRange(like: string): CakeError {
    return new CakeError(
        `There is no free /${like.split("/")[1] ?? ""} left in 10.0.0.0/8 for a VPC.`,
        exitCodes.ruleViolated,
        "Delete a sandbox that nobody uses (npm run sandbox -- list), or make VPC ranges smaller.",
    );
}

const repository = "clusterConfig.gitops.url";

/** Whether the branch that a new file names is a branch of nothing. */
function lacksRepository(error: unknown, file: string): boolean {
    return (
        error instanceof SettingsError &&
        error.problems.some((problem) => problem.key === repository && problem.file === file)
    );
}

function noRepository({ name, from, branch = "" }: SandboxWish): CakeError {
    return new CakeError(
        `--branch ${branch} is a branch of nothing: stacks/${from}/stack.yaml names no git repository (${repository}).`,
        exitCodes.usage,
        `Set ${repository} in stacks/${from}/stack.yaml, or leave --branch out: npm run sandbox -- create ${name} --from ${from}`,
    );
}

function sandboxText({ from, owner, ttl, branch, cloud }: SandboxWish, vpcCidr: string): string {
    const settings = {
        kind: "sandbox",
        from,
        owner,
        ...(cloud === undefined ? {} : { cloud }),
        ...(ttl === undefined ? {} : { lifecycle: { ttl } }),
        ...(branch === undefined ? {} : { clusterConfig: { gitops: { branch } } }),
        network: { vpcCidr },
    };
    const head = `# yaml-language-server: $schema=../schema.json\n#\n# Follows stacks/${from}/stack.yaml, but for what is said here.\n`;
    return head + stringify(settings);
}
