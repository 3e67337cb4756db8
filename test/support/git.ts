import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { projectCopy, root } from "./project";
import { temporaryFolder } from "./temporaryFolder";

const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"];

/** Runs git in a folder, independent of the machine's own settings; answers what it prints. */
export function git(folder: string, ...args: readonly string[]): string {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
    return execFileSync("git", [...identity, ...args], { cwd: folder, env, stdio: "pipe" })
        .toString()
        .trim();
}

/** Commits everything in a work tree. */
export function commitAll(folder: string, message: string): void {
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", message);
}

/** A copy of what a user clones as a repository with a branch `main`, all of it committed. */
export function repositoryCopy(): string {
    const project = projectCopy();
    copyFileSync(join(root, ".gitignore"), join(project, ".gitignore"));
    git(project, "init", "-qb", "main");
    for (const [key, value] of [["user.name", "Ann"] as const, ["user.email", "ann@example.com"] as const])
        git(project, "config", key, value);
    commitAll(project, "Start");
    return project;
}

/** Gives a repository a remote `origin` that has all of `main`; answers where it is. */
export function addRemote(project: string): string {
    const remote = temporaryFolder();
    git(remote, "init", "-q", "--bare", "-b", "main");
    git(project, "remote", "add", "origin", remote);
    git(project, "push", "-qu", "origin", "main");
    return remote;
}
