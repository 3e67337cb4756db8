import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../../support/temporaryFolder";

const set: Readonly<Record<string, string>> = {
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_DATE: "2026-03-01T10:00:00+01:00",
    GIT_COMMITTER_DATE: "2026-03-01T10:00:00+01:00",
};

/** Has the tests of a suite see a git of their own: no configuration of the machine's, the same time in every commit. */
export function isolateGit(): void {
    const before = { ...process.env };
    beforeEach(() => {
        const config = join(temporaryFolder(), "gitconfig");
        writeFileSync(
            config,
            '[init]\n\tdefaultBranch = main\n[user]\n\tuseConfigOnly = true\n[protocol "file"]\n\tallow = always\n',
        );
        Object.assign(process.env, set, { GIT_CONFIG_GLOBAL: config });
    });
    afterEach(() => {
        for (const name of [...Object.keys(set), "GIT_CONFIG_GLOBAL"]) {
            if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
            else process.env[name] = before[name];
        }
    });
}

/** Commits are made at this time from now on, ISO 8601 with an offset. */
export function commitAt(time: string): void {
    process.env.GIT_AUTHOR_DATE = time;
    process.env.GIT_COMMITTER_DATE = time;
}

/** Runs git in a folder as a user would and gives what it prints. */
export function gitIn(folder: string, ...args: readonly string[]): string {
    return execFileSync("git", args, {
        cwd: folder,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
    }).trimEnd();
}

/** Makes somebody the one who commits in a work tree. */
export function actAs(folder: string, name: string): void {
    gitIn(folder, "config", "user.name", name);
    gitIn(folder, "config", "user.email", `${name.toLowerCase()}@example.org`);
}

/** An empty repository in which Ada commits. */
export function newRepository(): string {
    const folder = temporaryFolder();
    gitIn(folder, "init", "--quiet");
    actAs(folder, "Ada");
    return folder;
}

/** A repository in which Ada commits that holds these files, by path. */
export function repositoryWith(files: Readonly<Record<string, string>>): string {
    const folder = newRepository();
    writeFiles(folder, files);
    commitAll(folder, "start");
    return folder;
}

/** A bare repository that serves as the remote `origin` of a work tree whose branch it holds. */
export function publish(folder: string): string {
    const remote = temporaryFolder();
    gitIn(remote, "init", "--quiet", "--bare");
    gitIn(folder, "remote", "add", "origin", remote);
    gitIn(folder, "push", "--quiet", "--set-upstream", "origin", "HEAD");
    return remote;
}

/** A clone of a remote in which somebody commits. */
export function cloneOf(remote: string, name: string): string {
    const folder = temporaryFolder();
    gitIn(folder, "clone", "--quiet", remote, ".");
    actAs(folder, name);
    return folder;
}

/** Writes files by path; undefined removes one, or a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | undefined>>): void {
    for (const [path, text] of Object.entries(files)) {
        const file = join(folder, path);
        if (text === undefined) rmSync(file, { recursive: true });
        else {
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, text);
        }
    }
}

/** Commits everything and gives the commit. */
export function commitAll(folder: string, message: string): string {
    gitIn(folder, "add", "--all");
    gitIn(folder, "commit", "--quiet", "--allow-empty", "--message", message);
    return gitIn(folder, "rev-parse", "HEAD");
}
