import { expect } from "chai";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openRepository, type Repository } from "../../../automation/git/repository";
import { temporaryFolder } from "../../support/temporaryFolder";
import {
    commitAll,
    gitIn,
    isolateGit,
    newRepository,
    publish,
    repositoryWith,
    writeFiles,
} from "./gitSandbox";

async function opened(folder: string): Promise<Repository> {
    const repository = await openRepository(folder);
    if (repository === undefined) throw new Error(`${folder} is in no work tree`);
    return repository;
}

describe("a repository", () => {
    isolateGit();

    it("is not there outside of a work tree, nor in a bare repository", async () => {
        expect(await openRepository(temporaryFolder())).to.equal(undefined);
        const bare = temporaryFolder();
        gitIn(bare, "init", "--quiet", "--bare");
        expect(await openRepository(bare)).to.equal(undefined);
    });

    it("says how to get git if there is none", async () => {
        const path = process.env.PATH;
        process.env.PATH = temporaryFolder();
        try {
            const error: unknown = await openRepository(temporaryFolder()).catch(
                (refused: unknown) => refused,
            );
            expect(error).to.include({
                name: "CakeError",
                exitCode: 1,
                message: "There is no git on the PATH.",
            });
            expect(error).to.have.property("remedy").that.contains("Install git");
        } finally {
            process.env.PATH = path;
        }
    });

    it("has no head before the first commit", async () => {
        expect(await (await opened(newRepository())).head()).to.equal(undefined);
    });

    it("tells the branch that is checked out, and none when HEAD is detached", async () => {
        const folder = repositoryWith({ "a.txt": "a" });
        const commit = gitIn(folder, "rev-parse", "HEAD");
        const repository = await opened(folder);
        gitIn(folder, "tag", "main");
        expect(await repository.head()).to.deep.equal({ commit, branch: "main" });
        gitIn(folder, "checkout", "--quiet", "--detach");
        expect(await repository.head()).to.deep.equal({ commit });
    });

    it("knows what was last seen of a remote's branch", async () => {
        const folder = repositoryWith({ "a.txt": "a" });
        const repository = await opened(folder);
        expect(await repository.remoteBranch("main")).to.equal(undefined);
        publish(folder);
        const commit = gitIn(folder, "rev-parse", "HEAD");
        commitAll(folder, "not pushed");
        expect(await repository.remoteBranch("main")).to.deep.equal({ name: "origin/main", commit });
        expect(await repository.remoteBranch("other")).to.equal(undefined);
        gitIn(folder, "remote", "rename", "origin", "upstream");
        expect(await repository.remoteBranch("main")).to.deep.equal({ name: "upstream/main", commit });
    });

    it("tells ancestors", async () => {
        const folder = repositoryWith({ "a.txt": "a" });
        const first = gitIn(folder, "rev-parse", "HEAD");
        const second = commitAll(folder, "second");
        const repository = await opened(folder);
        expect(await repository.isAncestor(first, second)).to.equal(true);
        expect(await repository.isAncestor(second, second)).to.equal(true);
        expect(await repository.isAncestor(second, first)).to.equal(false);
    });

    it("names every file that is not as in HEAD, whatever the reason", async () => {
        const same = { "in/same.txt": "", "out/changed.txt": "" };
        const changed = {
            "in/modified.txt": "",
            "in/staged.txt": "",
            "in/deleted.txt": "",
            "in/renamed.txt": "",
        };
        const folder = repositoryWith({ ...same, ...changed, ".gitignore": "*.log\nhidden/\n" });
        writeFiles(folder, {
            "out/changed.txt": "x",
            "in/modified.txt": "x",
            "in/staged.txt": "x",
            "in/deleted.txt": undefined,
            "in/untracked/ü b.txt": "x",
            "in/ignored.log": "x",
            "in/hidden/deep.txt": "x",
        });
        gitIn(folder, "add", "in/staged.txt");
        gitIn(folder, "mv", "in/renamed.txt", "in/new name.txt");
        const repository = await opened(folder);
        expect([...(await repository.changed(["in"]))].sort()).to.deep.equal([
            "in/deleted.txt",
            "in/hidden/deep.txt",
            "in/ignored.log",
            "in/modified.txt",
            "in/new name.txt",
            "in/renamed.txt",
            "in/staged.txt",
            "in/untracked/ü b.txt",
        ]);
        expect(await repository.changed(["in/same.txt", "not/there"])).to.deep.equal([]);
        expect(await repository.changed([])).to.deep.equal([]);
    });

    it("sees also changes that git was told not to look at, and no files of a sparse checkout", async () => {
        const top = repositoryWith({
            "p/assumed.txt": "1",
            "p/skipped.txt": "1",
            "p/same.txt": "1",
            "p/left.txt": "1",
        });
        const folder = join(top, "p");
        gitIn(folder, "update-index", "--assume-unchanged", "assumed.txt", "same.txt");
        gitIn(folder, "update-index", "--skip-worktree", "skipped.txt", "left.txt");
        const repository = await opened(folder);
        writeFiles(folder, { "left.txt": undefined });
        expect(await repository.changed(["."])).to.deep.equal([]);
        writeFiles(folder, { "assumed.txt": "2", "skipped.txt": "2" });
        expect(await repository.changed(["."])).to.have.members(["assumed.txt", "skipped.txt"]);
        expect(await repository.changed(["same.txt"])).to.deep.equal([]);
    });

    it("reads files and folders of a commit", async () => {
        const folder = repositoryWith({ "a/ü.txt": "text\n", "a/b/c.txt": "", "[a]/d.txt": "" });
        const repository = await opened(folder);
        const commit = gitIn(folder, "rev-parse", "HEAD");
        writeFiles(folder, { "a/ü.txt": "later" });
        expect(await repository.fileAt(commit, "a/ü.txt")).to.equal("text\n");
        expect(await repository.fileAt(commit, "a/b")).to.equal(undefined);
        expect(await repository.fileAt(commit, "none")).to.equal(undefined);
        expect(await repository.filesAt(commit, "a")).to.deep.equal(["a/b/c.txt", "a/ü.txt"]);
        expect(await repository.filesAt(commit, "[a]/")).to.deep.equal(["[a]/d.txt"]);
        expect(await repository.filesAt(commit, "none")).to.deep.equal([]);
        expect(await repository.filesAt(commit, ".")).to.have.length(3);
    });

    it("counts paths from the project's folder, also if that is not the top of the work tree", async () => {
        const top = repositoryWith({ "project/stacks/a.txt": "a", "stacks/other.txt": "" });
        const folder = join(top, "project");
        const repository = await opened(folder);
        const commit = gitIn(top, "rev-parse", "HEAD");
        writeFiles(top, { "project/stacks/a.txt": "b", "stacks/other.txt": "b" });
        expect(await repository.changed(["stacks"])).to.deep.equal(["stacks/a.txt"]);
        expect(await repository.fileAt(commit, "stacks/a.txt")).to.equal("a");
        expect(await repository.filesAt(commit, "stacks")).to.deep.equal(["stacks/a.txt"]);
        expect(await repository.filesAt(commit, "")).to.deep.equal(["stacks/a.txt"]);
    });

    it("is the one of the folder also inside of another one's hook", async () => {
        const folder = repositoryWith({ "a.txt": "" });
        mkdirSync(join(folder, "below"));
        process.env.GIT_DIR = ".git";
        process.env.GIT_INDEX_FILE = ".git/index";
        try {
            expect(await (await opened(join(folder, "below"))).changed(["../a.txt"])).to.deep.equal([]);
        } finally {
            delete process.env.GIT_DIR;
            delete process.env.GIT_INDEX_FILE;
        }
    });
});
