// Covers: lastCommit.ts, gitPaths.ts, hiddenChanges.ts
import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { gitPaths } from "../../../../automation/git/read/gitPaths";
import { hiddenChanges } from "../../../../automation/git/read/hiddenChanges";
import { lastCommit } from "../../../../automation/git/read/lastCommit";
import { log } from "../../../../automation/git/read/log";
import { openRepository, type Repository } from "../../../../automation/git/repository";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { commitAll, commitAt, gitIn, isolateGit, repositoryWith, writeFiles } from "../gitSandbox";

async function opened(folder: string): Promise<Repository> {
    const repository = await openRepository(folder);
    if (repository === undefined) throw new Error(`no repository in ${folder}`);
    return repository;
}

describe("the log", () => {
    isolateGit();

    it("has author, time with offset, message and changed files of each commit, oldest first", async () => {
        const folder = repositoryWith({ "stacks/a.txt": "1", "other.txt": "1" });
        commitAt("2026-03-02T08:30:00+00:00");
        writeFiles(folder, { "stacks/a.txt": undefined, "stacks/ü b.txt": "2", "other.txt": "2" });
        const second = commitAll(folder, "second\n\nwith a body");
        const commits = await log(await opened(folder), "main", ["stacks"], "line");
        expect(commits.map(({ message, at }) => [message, at])).to.deep.equal([
            ["start", "2026-03-01T10:00:00+01:00"],
            ["second\n\nwith a body", "2026-03-02T08:30:00+00:00"],
        ]);
        const [, last] = commits;
        expect(last).to.deep.include({ commit: second, author: "Ada", email: "ada@example.org" });
        const blob = gitIn(folder, "rev-parse", "HEAD:stacks/ü b.txt");
        expect(last?.files).to.deep.equal([{ path: "stacks/a.txt" }, { path: "stacks/ü b.txt", blob }]);
    });

    it("follows first parents through merges as a line, or lists all commits but merges as sides", async () => {
        const folder = repositoryWith({ "a.txt": "1" });
        gitIn(folder, "switch", "--quiet", "--create", "side");
        writeFiles(folder, { "b.txt": "1" });
        commitAll(folder, "on the side");
        gitIn(folder, "switch", "--quiet", "main");
        gitIn(folder, "merge", "--quiet", "--no-ff", "--message", "merge", "side");
        const repository = await opened(folder);
        const messages = async (which: "line" | "sides"): Promise<string[]> =>
            (await log(repository, "main", ["."], which)).map(({ message }) => message);
        expect(await messages("line")).to.deep.equal(["start", "merge"]);
        expect(await messages("sides")).to.deep.equal(["start", "on the side"]);
    });
});

describe("the last commit of some paths", () => {
    isolateGit();

    it("is the last one that changed them, with its trailer", async () => {
        const folder = repositoryWith({ "a.txt": "1", "b.txt": "1" });
        writeFiles(folder, { "a.txt": "2" });
        const wanted = commitAll(folder, "deploy\n\nLayers: network");
        writeFiles(folder, { "b.txt": "2" });
        commitAll(folder, "other");
        const repository = await opened(folder);
        expect(await lastCommit(repository, ["a.txt"], "Layers")).to.deep.equal({
            commit: wanted,
            trailer: "network",
        });
        expect(await lastCommit(repository, ["c.txt"], "Layers")).to.equal(undefined);
    });
});

describe("the paths in .git", () => {
    isolateGit();

    it("are absolute, also in a linked work tree, whose index is its own", async () => {
        const folder = repositoryWith({ "a.txt": "1" });
        const linked = join(temporaryFolder(), "linked");
        gitIn(folder, "worktree", "add", "--quiet", "-b", "side", linked);
        expect(await gitPaths(folder, ["HEAD", "config"])).to.deep.equal(
            ["HEAD", "config"].map((name) => join(folder, ".git", name)),
        );
        const [head = "", config = ""] = await gitPaths(linked, ["HEAD", "config"]);
        expect(config).to.equal(join(folder, ".git/config"));
        expect(head).not.to.equal(join(folder, ".git/HEAD"));
        expect(existsSync(head)).to.equal(true);
    });
});

describe("hidden changes", () => {
    isolateGit();

    it("are edits of files that git was told to ignore", async () => {
        const folder = repositoryWith({ "a.txt": "1", "b.txt": "1", "c.txt": "1" });
        gitIn(folder, "update-index", "--assume-unchanged", "a.txt", "c.txt");
        gitIn(folder, "update-index", "--skip-worktree", "b.txt");
        writeFiles(folder, { "a.txt": "2", "b.txt": "2" });
        expect(gitIn(folder, "status", "--porcelain")).to.equal("");
        expect(await hiddenChanges(folder, ["."])).to.deep.equal(["a.txt", "b.txt"]);
        expect(await hiddenChanges(folder, ["b.txt"])).to.deep.equal(["b.txt"]);
    });

    it("are not files that a sparse checkout leaves out", async () => {
        const folder = repositoryWith({ "in/a.txt": "1", "out/b.txt": "1" });
        gitIn(folder, "sparse-checkout", "set", "in");
        expect(existsSync(join(folder, "out"))).to.equal(false);
        expect(await hiddenChanges(folder, ["."])).to.deep.equal([]);
    });
});
