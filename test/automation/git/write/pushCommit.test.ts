// Covers: moveCheckout.ts, push.ts, replay.ts
import { expect } from "chai";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commitPaths } from "../../../../automation/git/write/commitPaths";
import { pushCommit, type PushOutcome } from "../../../../automation/git/write/pushCommit";
import { openRepository } from "../../../../automation/git/repository";
import { cloneOf, commitAll, gitIn, isolateGit, publish, repositoryWith, writeFiles } from "../gitSandbox";

const subject = { what: "stacks/a", onConflict: "Pull and preview again." };

async function push(folder: string, commit = gitIn(folder, "rev-parse", "HEAD")): Promise<PushOutcome> {
    const repository = await openRepository(folder);
    if (repository === undefined) throw new Error(`${folder} is in no work tree`);
    return await pushCommit(repository, commit, subject);
}

async function refusal(folder: string): Promise<unknown> {
    return await push(folder).catch((error: unknown) => error);
}

/** Changes files of environment `a` and commits them, as the driver does. */
async function commitA(folder: string, files: Readonly<Record<string, string | undefined>>): Promise<string> {
    writeFiles(folder, files);
    const repository = await openRepository(folder);
    if (repository === undefined) throw new Error(`${folder} is in no work tree`);
    return (await commitPaths(repository, ["stacks/a"], "ours\n\nLayers: network\n")) ?? "";
}

function hook(remote: string, name: string, script: string): void {
    mkdirSync(join(remote, "hooks"), { recursive: true });
    writeFileSync(join(remote, "hooks", name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(remote, "hooks", name), 0o755);
}

/** Ada's work tree, its remote, and Ben's clone of it. */
function team(): { ada: string; remote: string; ben: string } {
    const ada = repositoryWith({ "stacks/a/diff/network.json": "1", "stacks/b.txt": "1", "code.txt": "1" });
    const remote = publish(ada);
    return { ada, remote, ben: cloneOf(remote, "Ben") };
}

function pushFrom(
    folder: string,
    files: Readonly<Record<string, string | undefined>>,
    message = "theirs",
): string {
    writeFiles(folder, files);
    const commit = commitAll(folder, message);
    gitIn(folder, "push", "--quiet");
    return commit;
}

describe("pushCommit", () => {
    isolateGit();

    it("pushes what is a fast-forward, with the user's commits below it", async () => {
        const { ada, remote } = team();
        writeFiles(ada, { "code.txt": "2" });
        commitAll(ada, "by hand");
        const commit = await commitA(ada, { "stacks/a/changes.txt": "1" });
        expect(await push(ada)).to.deep.equal({ commit, to: "origin/main", tries: 1, notices: [] });
        expect(gitIn(remote, "rev-parse", "main")).to.equal(commit);
    });

    it("pushes a branch that the remote does not have yet, and to the only remote whatever its name", async () => {
        const { ada, remote } = team();
        gitIn(ada, "checkout", "--quiet", "-b", "feature/x");
        gitIn(ada, "remote", "rename", "origin", "upstream");
        const commit = await commitA(ada, { "stacks/a/changes.txt": "1" });
        expect(await push(ada)).to.include({ commit, to: "upstream/feature/x", tries: 1 });
        expect(gitIn(remote, "rev-parse", "feature/x")).to.equal(commit);
    });

    it("makes the commit again after somebody else's, and brings the branch along", async () => {
        const { ada, remote, ben } = team();
        const theirs = pushFrom(ben, { "stacks/b.txt": "2", "code.txt": undefined });
        const before = await commitA(ada, { "stacks/a/changes.txt": "1", "stacks/a/diff": undefined });
        const outcome = await push(ada);
        expect(outcome).to.include({ to: "origin/main", tries: 2 });
        expect(outcome.commit).not.to.equal(before);
        expect(gitIn(remote, "rev-parse", "main", "main^")).to.equal(`${outcome.commit}\n${theirs}`);
        expect(gitIn(remote, "log", "-1", "--format=%an %aI%n%B", "main")).to.equal(
            "Ada 2026-03-01T10:00:00+01:00\nours\n\nLayers: network",
        );
        expect(gitIn(remote, "ls-tree", "-r", "--name-only", "main")).to.equal(
            "stacks/a/changes.txt\nstacks/b.txt",
        );
        expect(gitIn(ada, "rev-parse", "HEAD")).to.equal(outcome.commit);
        expect(gitIn(ada, "status", "--porcelain")).to.equal("");
        expect(readFileSync(join(ada, "stacks/b.txt"), "utf8")).to.equal("2");
        expect(existsSync(join(ada, "code.txt"))).to.equal(false);
    });

    it("carries staged and unstaged changes over to the branch as pushed", async () => {
        const { ada, ben } = team();
        pushFrom(ben, { "stacks/b.txt": "2" });
        await commitA(ada, { "stacks/a/changes.txt": "1" });
        writeFiles(ada, { "staged.txt": "mine", "code.txt": "mine", "untracked.txt": "mine" });
        gitIn(ada, "add", "staged.txt");
        const outcome = await push(ada);
        expect(outcome.notices).to.deep.equal([]);
        expect(gitIn(ada, "rev-parse", "HEAD")).to.equal(outcome.commit);
        expect(gitIn(ada, "status", "--porcelain").split("\n")).to.deep.equal([
            " M code.txt",
            "A  staged.txt",
            "?? untracked.txt",
        ]);
        expect(readFileSync(join(ada, "code.txt"), "utf8")).to.equal("mine");
    });

    it("leaves the branch where it is when local changes are in the way, and says so", async () => {
        for (const mine of [{ "code.txt": "mine" }, { "theirs.txt": "mine" }]) {
            const { ada, remote, ben } = team();
            pushFrom(ben, { "code.txt": "2", "theirs.txt": "2" });
            const commit = await commitA(ada, { "stacks/a/changes.txt": "1" });
            writeFiles(ada, mine);
            const before = gitIn(ada, "status", "--porcelain");
            const outcome = await push(ada);
            expect(gitIn(remote, "rev-parse", "main")).to.equal(outcome.commit);
            expect(outcome.notices.join()).to.contain("git pull --rebase");
            expect(gitIn(ada, "rev-parse", "HEAD")).to.equal(commit);
            expect(gitIn(ada, "status", "--porcelain")).to.equal(before);
            // The next one is after a commit that the remote has under another name.
            await commitA(ada, { "stacks/a/changes.txt": "2" });
            const next = await push(ada);
            expect(gitIn(remote, "log", "--format=%s", "main").split("\n")).to.deep.equal([
                "ours",
                "ours",
                "theirs",
                "start",
            ]);
            expect(gitIn(remote, "show", `${next.commit}:code.txt`)).to.equal("2");
        }
    });

    it("stops when somebody else changed the same files", async () => {
        const { ada, remote, ben } = team();
        const theirs = pushFrom(ben, { "stacks/a/diff/network.json": "theirs" });
        const commit = await commitA(ada, { "stacks/a/diff": undefined });
        const error = await refusal(ada);
        expect(error).to.include({
            exitCode: 5,
            message: "Somebody else changed stacks/a meanwhile: stacks/a/diff/network.json.",
            remedy: "Pull and preview again.",
        });
        expect(gitIn(remote, "rev-parse", "main")).to.equal(theirs);
        expect(gitIn(ada, "rev-parse", "HEAD")).to.equal(commit);
    });

    it("has nothing to add if somebody else pushed the very same", async () => {
        const { ada, remote, ben } = team();
        const theirs = pushFrom(ben, { "stacks/a/changes.txt": "1", "code.txt": "2" });
        await commitA(ada, { "stacks/a/changes.txt": "1" });
        expect(await push(ada)).to.include({ commit: theirs });
        expect(gitIn(remote, "rev-parse", "main")).to.equal(theirs);
        expect(gitIn(ada, "rev-parse", "HEAD")).to.equal(theirs);
        expect(gitIn(ada, "status", "--porcelain")).to.equal("");
    });

    it("does not take the user's own commits anywhere but forward", async () => {
        const { ada, remote, ben } = team();
        const theirs = pushFrom(ben, { "stacks/b.txt": "2" });
        writeFiles(ada, { "code.txt": "2" });
        commitAll(ada, "by hand");
        const commit = await commitA(ada, { "stacks/a/changes.txt": "1" });
        const error = await refusal(ada);
        expect(error)
            .to.include({ exitCode: 1 })
            .and.to.have.property("remedy")
            .that.contains("git pull --rebase");
        expect(gitIn(remote, "rev-parse", "main")).to.equal(theirs);
        expect(gitIn(ada, "rev-parse", "HEAD")).to.equal(commit);
    });

    it("tries five times against somebody who is always faster, then says so", async () => {
        const { ada, remote } = team();
        const commit = await commitA(ada, { "stacks/a/changes.txt": "1" });
        // What every push meets: a commit that came a moment before.
        hook(
            remote,
            "pre-receive",
            `unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
echo x >> tries
export GIT_AUTHOR_NAME=Ben GIT_AUTHOR_EMAIL=b@example.org GIT_COMMITTER_NAME=Ben GIT_COMMITTER_EMAIL=b@example.org
git update-ref refs/heads/main $(git commit-tree -p main -m faster main^{tree})`,
        );
        const error = await refusal(ada);
        expect(error).to.include({ exitCode: 1 }).and.to.have.property("message").that.contains("5 times");
        expect(error)
            .to.have.property("remedy")
            .that.contains(`The commit ${commit.slice(0, 7)} stays`);
        expect(readFileSync(join(remote, "tries"), "utf8")).to.equal("x\n".repeat(5));
        expect(gitIn(ada, "rev-parse", "HEAD")).to.equal(commit);
        expect(gitIn(ada, "status", "--porcelain")).to.equal("");
    });

    it("loses nothing when two push at the same time, round after round", async () => {
        const { ada, remote, ben } = team();
        const rounds = [1, 2, 3, 4];
        for (const round of rounds) {
            await commitA(ada, { "stacks/a/changes.txt": `ada ${round}` });
            writeFiles(ben, { "stacks/b.txt": `ben ${round}` });
            commitAll(ben, `ben ${round}`);
            const outcomes = await Promise.all([push(ada), push(ben)]);
            expect(outcomes.map(({ notices }) => notices.length)).to.deep.equal([0, 0]);
        }
        expect(gitIn(remote, "rev-list", "--count", "main")).to.equal(String(1 + 2 * rounds.length));
        expect(gitIn(remote, "rev-list", "--count", "--merges", "main")).to.equal("0");
        expect(gitIn(remote, "show", "main:stacks/a/changes.txt")).to.equal("ada 4");
        expect(gitIn(remote, "show", "main:stacks/b.txt")).to.equal("ben 4");
    });

    it("gives the remote's words when it refuses, without trying again", async () => {
        const { ada, remote } = team();
        hook(
            remote,
            "pre-receive",
            "echo x >> tries; echo 'main is frozen https://ben:canary@example.org'; exit 1",
        );
        const commit = await commitA(ada, { "stacks/a/changes.txt": "1" });
        const error = await refusal(ada);
        expect(error)
            .to.include({ exitCode: 1 })
            .and.to.have.property("message")
            .that.contains("main is frozen");
        expect(error).to.have.property("message").that.contains("hook declined").and.not.contains("canary");
        expect(error)
            .to.have.property("remedy")
            .that.contains(`The commit ${commit.slice(0, 7)} stays`);
        expect(readFileSync(join(remote, "tries"), "utf8")).to.equal("x\n");
        expect(gitIn(ada, "rev-parse", "HEAD")).to.equal(commit);
    });

    it("says what to do without a remote", async () => {
        const folder = repositoryWith({ "stacks/a/changes.txt": "1" });
        const error = await refusal(folder);
        expect(error).to.include({ exitCode: 1, message: "There is no remote to push to." });
        expect(error).to.have.property("remedy").that.contains("git remote add origin");
    });

    it("never shows what is in a remote's URL", async () => {
        const { ada } = team();
        await commitA(ada, { "stacks/a/changes.txt": "1" });
        for (const url of [
            "https://ada:canary@127.0.0.1:1/x.git",
            "http://canary@127.0.0.1:1/x?token=canary",
        ]) {
            gitIn(ada, "remote", "set-url", "origin", url);
            const error = await refusal(ada);
            expect(error)
                .to.include({ exitCode: 1 })
                .and.to.have.property("message")
                .that.contains("127.0.0.1");
            expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.to.contain("canary");
        }
    });

    it("works from a shallow clone, and from a project below the top of the work tree", async () => {
        const { remote, ben } = team();
        pushFrom(ben, { "p/stacks/a/changes.txt": "0", "code.txt": "5" });
        const ci = cloneOf(remote, "Cid");
        gitIn(ci, "fetch", "--quiet", "--depth=1", `file://${remote}`, "main");
        pushFrom(ben, { "stacks/b.txt": "6" });
        const project = join(ci, "p");
        await commitA(project, { "stacks/a/changes.txt": "1" });
        const outcome = await push(project);
        expect(outcome).to.include({ tries: 2 });
        expect(gitIn(remote, "show", "main:p/stacks/a/changes.txt")).to.equal("1");
        expect(gitIn(remote, "show", "main:stacks/b.txt")).to.equal("6");
        expect(gitIn(ci, "status", "--porcelain")).to.equal("");
    });
});
