// Covers: committable.ts, temporaryIndex.ts
import { expect } from "chai";
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commitPaths } from "../../../../automation/git/write/commitPaths";
import { openRepository } from "../../../../automation/git/repository";
import {
    actAs,
    commitAll,
    gitIn,
    isolateGit,
    newRepository,
    repositoryWith,
    writeFiles,
} from "../gitSandbox";

async function commit(
    folder: string,
    paths: readonly string[],
    message = "ours",
): Promise<string | undefined> {
    const repository = await openRepository(folder);
    if (repository === undefined) throw new Error(`${folder} is in no work tree`);
    return await commitPaths(repository, paths, message);
}

async function refusal(folder: string): Promise<unknown> {
    return await commit(folder, ["ours.txt"]).catch((error: unknown) => error);
}

function filesIn(folder: string, revision = "HEAD"): readonly string[] {
    return gitIn(folder, "show", "--format=", "--name-status", "--no-renames", revision).split("\n");
}

describe("commitPaths", () => {
    isolateGit();

    it("commits what was written, changed and removed, and gives the commit", async () => {
        const folder = repositoryWith({ "a/old.txt": "1", "a/b/gone.txt": "1", "c.txt": "1" });
        writeFiles(folder, {
            "a/old.txt": "2",
            "a/b": undefined,
            "a/n/new file.txt": "1",
            "c.txt": undefined,
        });
        const made = await commit(folder, ["a", "c.txt"], "subject\n\nbody\n# kept\n\nLayers: network\n");
        expect(made).to.equal(gitIn(folder, "rev-parse", "HEAD"));
        expect(filesIn(folder)).to.have.members([
            "M\ta/old.txt",
            "D\ta/b/gone.txt",
            "A\ta/n/new file.txt",
            "D\tc.txt",
        ]);
        expect(gitIn(folder, "log", "-1", "--format=%an %ae%n%B")).to.equal(
            "Ada ada@example.org\nsubject\n\nbody\n# kept\n\nLayers: network",
        );
        expect(gitIn(folder, "status", "--porcelain")).to.equal("");
    });

    it("makes no commit when nothing changed, or nothing is there", async () => {
        const folder = repositoryWith({ "ours.txt": "1", "other.txt": "1" });
        writeFiles(folder, { "other.txt": "2" });
        mkdirSync(join(folder, "empty"));
        const before = gitIn(folder, "rev-parse", "HEAD");
        expect(await commit(folder, ["ours.txt", "not/there.txt", "empty"])).to.equal(undefined);
        expect(await commit(folder, [])).to.equal(undefined);
        expect(gitIn(folder, "rev-parse", "HEAD")).to.equal(before);
    });

    it("leaves everything else as it is: staged, changed, deleted and untracked", async () => {
        const names = ["staged", "both", "changed", "deleted", "stagedDeleted"];
        const folder = repositoryWith(
            Object.fromEntries([...names, "ours"].map((name) => [`${name}.txt`, "1"])),
        );
        writeFiles(folder, { "staged.txt": "2", "both.txt": "2", "stagedNew.txt": "2", "ours.txt": "2" });
        gitIn(folder, "add", "staged.txt", "both.txt", "stagedNew.txt");
        gitIn(folder, "rm", "--quiet", "--cached", "stagedDeleted.txt");
        writeFiles(folder, {
            "both.txt": "3",
            "changed.txt": "3",
            "deleted.txt": undefined,
            "untracked.txt": "3",
        });
        const others = (): string =>
            gitIn(folder, "status", "--porcelain")
                .split("\n")
                .filter((line) => !line.includes("ours"))
                .join("\n");
        const before = others();
        const staged = gitIn(folder, "diff", "--cached", "--", ":!ours.txt");
        await commit(folder, ["ours.txt"]);
        expect(filesIn(folder)).to.deep.equal(["M\tours.txt"]);
        expect(others()).to.equal(before);
        expect(gitIn(folder, "diff", "--cached")).to.equal(staged);
    });

    it("commits a file as it is in the work tree, also if another state of it was staged", async () => {
        const folder = repositoryWith({ "ours.txt": "1", "gone.txt": "1" });
        writeFiles(folder, { "ours.txt": "staged", "new.txt": "staged" });
        gitIn(folder, "add", "--all");
        writeFiles(folder, { "ours.txt": "final", "new.txt": undefined });
        await commit(folder, ["ours.txt", "new.txt"]);
        expect(gitIn(folder, "show", "HEAD:ours.txt")).to.equal("final");
        expect(filesIn(folder)).to.deep.equal(["M\tours.txt"]);
        expect(gitIn(folder, "status", "--porcelain")).to.equal("");
    });

    it("takes names literally, also with spaces, wildcards and umlauts", async () => {
        const folder = repositoryWith({ "start.txt": "" });
        writeFiles(folder, { "a*/x.txt": "1", "ab/x.txt": "1", "ü [1] ä/y.txt": "1" });
        await commit(folder, ["a*", "ü [1] ä"]);
        expect(gitIn(folder, "status", "--porcelain")).to.equal("?? ab/");
    });

    it("makes the first commit of a repository, of these files only", async () => {
        const folder = newRepository();
        writeFiles(folder, { "ours.txt": "1", "staged.txt": "1" });
        gitIn(folder, "add", "staged.txt");
        const made = await commit(folder, ["ours.txt"]);
        expect(made).to.equal(gitIn(folder, "rev-parse", "main"));
        expect(filesIn(folder)).to.deep.equal(["A\tours.txt"]);
        expect(gitIn(folder, "status", "--porcelain")).to.equal("A  staged.txt");
    });

    it("counts paths from a project below the top of the work tree", async () => {
        const top = repositoryWith({ "project/ours.txt": "1", "ours.txt": "1" });
        writeFiles(top, { "project/ours.txt": "2", "ours.txt": "2" });
        await commit(join(top, "project"), ["ours.txt"]);
        expect(filesIn(top)).to.deep.equal(["M\tproject/ours.txt"]);
        expect(gitIn(top, "status", "--porcelain")).to.equal(" M ours.txt");
    });

    it("works in a linked work tree", async () => {
        const folder = repositoryWith({ "ours.txt": "1" });
        const linked = join(newRepository(), "linked");
        gitIn(folder, "worktree", "add", "--quiet", "-b", "side", linked);
        writeFiles(linked, { "ours.txt": "2" });
        expect(await commit(linked, ["ours.txt"])).to.equal(gitIn(folder, "rev-parse", "side"));
        expect(gitIn(folder, "status", "--porcelain")).to.equal("");
    });

    it("refuses in the middle of a merge, a rebase and a cherry-pick", async () => {
        for (const [command, word] of [
            ["merge", "a merge"],
            ["rebase", "a rebase"],
            ["cherry-pick", "a cherry-pick"],
        ] as const) {
            const folder = repositoryWith({ "both.txt": "1" });
            gitIn(folder, "checkout", "--quiet", "-b", "side");
            writeFiles(folder, { "both.txt": "2" });
            commitAll(folder, "side");
            gitIn(folder, "checkout", "--quiet", "main");
            writeFiles(folder, { "both.txt": "3" });
            commitAll(folder, "main");
            expect(() => gitIn(folder, command, "side")).to.throw();
            const head = gitIn(folder, "rev-parse", "HEAD");
            const error = await refusal(folder);
            expect(error).to.include({ name: "CakeError", exitCode: 5 });
            expect(error).to.have.property("message", `Cannot commit in the middle of ${word}.`);
            expect(error).to.have.property("remedy").that.contains(`git ${command} --abort`);
            expect(gitIn(folder, "rev-parse", "HEAD")).to.equal(head);
        }
    });

    it("refuses a detached HEAD", async () => {
        const folder = repositoryWith({ "ours.txt": "1" });
        gitIn(folder, "checkout", "--quiet", "--detach");
        const error = await refusal(folder);
        expect(error).to.include({ exitCode: 5 }).and.to.have.property("remedy").that.contains("git switch");
    });

    it("says which commands make an identity if there is none", async () => {
        const folder = repositoryWith({ "ours.txt": "1" });
        gitIn(folder, "config", "--remove-section", "user");
        writeFiles(folder, { "ours.txt": "2" });
        const error = await refusal(folder);
        expect(error)
            .to.include({ exitCode: 2 })
            .and.to.have.property("remedy")
            .that.contains("git config user.email");
    });

    it("lets hooks have their say and gives their words", async () => {
        const folder = repositoryWith({ "ours.txt": "1" });
        const hook = join(folder, ".git/hooks/pre-commit");
        mkdirSync(join(folder, ".git/hooks"), { recursive: true });
        writeFileSync(hook, "#!/bin/sh\necho 'not on a Friday: https://ada:canary@example.org'\nexit 1\n");
        chmodSync(hook, 0o755);
        writeFiles(folder, { "ours.txt": "2" });
        const error = await refusal(folder);
        expect(error)
            .to.include({ exitCode: 1 })
            .and.to.have.property("message")
            .that.contains("not on a Friday");
        expect(String(error)).not.to.contain("canary");
        expect(gitIn(folder, "diff", "--cached", "--name-only")).to.equal("");
    });

    it("commits from many places at once without losing anything", async () => {
        const folder = repositoryWith({ "start.txt": "" });
        const names = Array.from({ length: 8 }, (_, index) => `env-${index}`);
        writeFiles(folder, Object.fromEntries(names.map((name) => [`${name}/changes.txt`, name])));
        const made = await Promise.all(names.map((name) => commit(folder, [name], name)));
        expect(new Set(made)).to.have.property("size", names.length);
        expect(gitIn(folder, "ls-tree", "-r", "--name-only", "HEAD").split("\n")).to.have.length(
            names.length + 1,
        );
        for (const [index, name] of names.entries()) {
            expect(filesIn(folder, made[index] ?? "")).to.deep.equal([`A\t${name}/changes.txt`]);
        }
        expect(gitIn(folder, "status", "--porcelain")).to.equal("");
    });

    it("takes nothing back that somebody commits by hand at the same moment", async () => {
        const folder = repositoryWith({ "start.txt": "" });
        actAs(folder, "Ada");
        // The user's commit comes when the index of ours is made already, and before git reads the branch.
        const bin = newRepository();
        const real = gitIn(folder, "--exec-path");
        writeFileSync(
            join(bin, "git"),
            `#!/bin/sh
case " $* " in *" --file=- "*) if [ ! -e "${bin}/once" ]; then touch "${bin}/once"
  (unset GIT_INDEX_FILE; "${real}/git" commit --quiet -m theirs </dev/null) || exit 99
fi;; esac
exec "${real}/git" "$@"
`,
        );
        chmodSync(join(bin, "git"), 0o755);
        writeFiles(folder, { "theirs.txt": "1", "ours.txt": "1" });
        gitIn(folder, "add", "theirs.txt");
        const path = process.env.PATH ?? "";
        process.env.PATH = `${bin}:${path}`;
        try {
            await commit(folder, ["ours.txt"]);
        } finally {
            process.env.PATH = path;
        }
        expect(gitIn(folder, "log", "--format=%s").split("\n")).to.deep.equal(["ours", "theirs", "start"]);
        expect(filesIn(folder)).to.deep.equal(["A\tours.txt"]);
        expect(readdirSync(folder)).to.include.members(["ours.txt", "theirs.txt"]);
        expect(gitIn(folder, "status", "--porcelain")).to.equal("");
    });

    it("is not held up by a run that died", async () => {
        const folder = repositoryWith({ "ours.txt": "1" });
        writeFileSync(join(folder, ".git/cake.lock"), "999999999 dead");
        writeFiles(folder, { "ours.txt": "2" });
        expect(await commit(folder, ["ours.txt"])).to.be.a("string");
        expect(readdirSync(join(folder, ".git"))).not.to.include("cake.lock");
        expect(readFileSync(join(folder, "ours.txt"), "utf8")).to.equal("2");
    });

    it("waits for another git that has the index", async () => {
        const folder = repositoryWith({ "ours.txt": "1" });
        writeFiles(folder, { "ours.txt": "2", ".git/index.lock": "" });
        setTimeout(() => {
            writeFiles(folder, { ".git/index.lock": undefined });
        }, 300);
        expect(await commit(folder, ["ours.txt"])).to.be.a("string");
        expect(gitIn(folder, "status", "--porcelain")).to.equal("");
    });
});
