import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Layer } from "../../../layers/contract";
import { checkEnvironment, checkName, listEnvironments } from "../../../stacks/_settings/load/environments";
import { parseDuration } from "../../../stacks/_settings/lifecycle/duration";
import { parseDate } from "../../../stacks/_settings/lifecycle/point";
import { loadEnvironment } from "../../../stacks/_settings/load/loadEnvironment";
import { CakeError, exitCodes } from "../../system/errors";
import { writeOnce } from "../../system/atomicFile";
import { stackFolder, type Paths } from "../model/paths";
import { branchPaths, lacksRepository, noRepository } from "./branchWish";
import { ownValues, type OwnValue } from "./ownValues";
import type { SandboxWish } from "./sandboxWish";

/** A sandbox that was created and is not deployed yet. */
export interface CreatedSandbox extends SandboxWish {
    /** Relative to the project. */
    readonly file: string;
    /** Its own values, such as its VPC range. */
    readonly own: readonly OwnValue[];
    readonly next: string;
}

/**
 * Creates a sandbox that follows another environment: a stack.yaml with only what must differ. Throws if the name is
 * taken or not a name, if there is no environment to follow, if no free value is left of what it must have for
 * itself, and if its settings break a rule; then nothing is made.
 */
export function createSandbox(
    paths: Paths,
    layers: readonly Layer[],
    wish: SandboxWish,
    now: Date,
): CreatedSandbox {
    const { name, from } = wish;
    refuseName(paths, name);
    checkEnvironment(paths.root, from);
    if (wish.ttl !== undefined) checkTtl(wish.ttl, now);
    const origin = loadEnvironment(paths.root, from, layers).settings;
    if (origin.from !== undefined) {
        throw new CakeError(
            `${from} follows ${origin.from} itself, and only one step is followed.`,
            exitCodes.usage,
            `npm run sandbox -- create ${name} --from ${origin.from}`,
        );
    }
    const branch = wish.branch === undefined ? undefined : branchPaths(layers, wish);
    const own = ownValues(paths.root, layers, origin);
    const file = `stacks/${name}/stack.yaml`;
    writeOnce(join(paths.root, file), sandboxText(wish, branch?.branch, own));
    try {
        loadEnvironment(paths.root, name, layers);
    } catch (error) {
        rmSync(stackFolder(paths, name), { recursive: true });
        throw branch !== undefined && lacksRepository(error, file, branch)
            ? noRepository(wish, branch)
            : error;
    }
    return { ...wish, file, own, next: `npm run preview -- ${name}` };
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

/** `sandbox-d` for `sandbox-c`, if that name is free. */
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
            : `--ttl ${JSON.stringify(ttl)} is not a duration.`,
        exitCodes.usage,
        "It counts from the last up, claim or renewal: --ttl 12h, --ttl 3d, --ttl 2w",
    );
}

function sandboxText(
    { from, owner, ttl, branch, cloud }: SandboxWish,
    branchPath: readonly string[] | undefined,
    own: readonly OwnValue[],
): string {
    const settings: Settings = {
        kind: "sandbox",
        from,
        owner,
        ...(cloud === undefined ? {} : { cloud }),
        ...(ttl === undefined ? {} : { lifecycle: { ttl } }),
    };
    if (branch !== undefined && branchPath !== undefined) set(settings, branchPath, branch);
    for (const { path, value } of own) set(settings, path, value);
    const head = `# yaml-language-server: $schema=../schema.json\n#\n# Follows stacks/${from}/stack.yaml, but for what is said here.\n`;
    return head + stringify(settings);
}

interface Settings {
    [key: string]: string | Settings;
}

function set(settings: Settings, [key = "", ...below]: readonly string[], value: string): void {
    if (below.length === 0) {
        settings[key] = value;
        return;
    }
    const child = settings[key];
    const mapping = typeof child === "object" ? child : {};
    settings[key] = mapping;
    set(mapping, below, value);
}
