import {
    copyFileSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    realpathSync,
    rmSync,
    statSync,
    symlinkSync,
} from "node:fs";
import { dirname, join, sep } from "node:path";
import { writeAtomically } from "../../system/atomicFile";
import { readIfThere, removeAtExit } from "../../system/files";
import { exclusively } from "../../git/write/exclusively";
import { git, runGit } from "../../git/runGit";
import { lifeOf, thisOwner, type LockOwner } from "../../locks/lockOwner";
import type { Paths } from "../model/paths";
import type { Release } from "./release";

/** A work tree of a release, for one environment. */
export interface ReleaseTree {
    /** The project as it was; state, locks and the local cloud are today's. */
    readonly paths: Paths;
    /** Brings what a run wrote of the environment so far into today's project. */
    readonly keep: () => void;
}

/**
 * Does something on the files of a release, in a work tree of its own, in which programs find the packages of the driver.
 * Of an environment it has the records as they are today, and no stored diff; what it leaves in the records comes back
 * into the project. What a killed run left of such work trees is removed before.
 */
export async function atRelease<T>(
    paths: Paths,
    release: Release,
    environment: string,
    action: (tree: ReleaseTree) => Promise<T>,
): Promise<T> {
    const releases = join(paths.hidden, "releases");
    mkdirSync(releases, { recursive: true });
    const prefix = (await git(paths.root, ["rev-parse", "--show-prefix"])).trim();
    const place = mkdtempSync(join(releases, `${environment}-`));
    removeAtExit(place);
    writeAtomically(join(place, "owner.json"), JSON.stringify(thisOwner("wake")));
    const folder = join(place, "tree");
    const root = join(folder, prefix);
    const record = `stacks/${environment}/deployed.yaml`;
    const keep = (): void => {
        copy(join(root, record), join(paths.root, record));
    };
    try {
        await exclusively(paths.root, async () => {
            await removeDead(paths.root, releases);
            // No hook of the repository is meant for it.
            const add = ["-c", "core.hooksPath=/dev/null", "worktree", "add", "--quiet", "--detach"];
            await git(paths.root, [...add, folder, release.commit]);
        });
        for (const name of ["changes.txt", "diff"]) {
            rmSync(join(root, "stacks", environment, name), { recursive: true, force: true });
        }
        copy(join(paths.root, record), join(root, record));
        symlinkSync(packages(), join(root, "node_modules"), "junction");
        try {
            return await action({ paths: { ...paths, root }, keep });
        } finally {
            keep();
        }
    } finally {
        await exclusively(paths.root, () => remove(paths.root, place));
    }
}

/** Gives a project those of some files of another one, by their paths in it, that it does not have. */
export function lend(from: Paths, to: Paths, files: readonly string[]): void {
    for (const file of files) {
        if (!existsSync(join(to.root, file))) copy(join(from.root, file), join(to.root, file));
    }
}

/** The node_modules in which this driver finds its packages. */
function packages(): string {
    const name = "@pulumi/pulumi";
    const file = require.resolve(`${name}/package.json`);
    return file.slice(0, file.lastIndexOf(join(name, "package.json")) - 1);
}

async function removeDead(root: string, releases: string): Promise<void> {
    for (const name of readdirSync(releases)) {
        if (isDead(join(releases, name))) await remove(root, join(releases, name));
    }
    // Git remembers also those of which somebody removed the folder.
    const below = `${realpathSync(releases)}${sep}`;
    const list = await git(root, ["worktree", "list", "--porcelain", "-z"]);
    for (const entry of list.split("\0")) {
        const folder = entry.replace(/^worktree /, "");
        if (folder !== entry && folder.startsWith(below) && !existsSync(folder)) await forget(root, folder);
    }
}

/** No run takes longer, in milliseconds: after it, a work tree whose owner is unknown is removed. */
const longestRun = 24 * 3_600_000;

function isDead(place: string): boolean {
    const life = lifeIn(place);
    if (life !== undefined && life !== "unknown") return life === "dead";
    const made = statSync(place, { throwIfNoEntry: false });
    return made !== undefined && Date.now() - made.mtimeMs > longestRun;
}

function lifeIn(place: string): ReturnType<typeof lifeOf> | undefined {
    const text = readIfThere(join(place, "owner.json"));
    return text === undefined ? undefined : lifeOf(JSON.parse(text) as LockOwner);
}

async function remove(root: string, place: string): Promise<void> {
    await forget(root, join(place, "tree"));
    rmSync(place, { recursive: true, force: true });
}

/** Twice --force: also one that was killed while git made it, which git keeps locked. */
async function forget(root: string, folder: string): Promise<void> {
    await runGit(root, ["worktree", "remove", "--force", "--force", folder]);
}

function copy(from: string, to: string): void {
    mkdirSync(dirname(to), { recursive: true });
    if (existsSync(from)) copyFileSync(from, to);
    else rmSync(to, { force: true });
}
