import { expect } from "chai";
import { join } from "node:path";
import { git, GitError, gitsWords, nulSeparated, runGit } from "../../../automation/git/runGit";
import { exitCodes } from "../../../automation/system/errors";
import { isolateGit, repositoryWith } from "./gitSandbox";

describe("runGit", () => {
    isolateGit();

    it("returns the result of a failed command, in English and without colours", async () => {
        const folder = repositoryWith({ "a.txt": "1" });
        const run = await runGit(folder, ["rev-parse", "--verify", "nothing"]);
        expect(run.exitCode).to.equal(128);
        expect(run.stderr).to.contain("fatal: Needed a single revision");
    });

    it("is not led to another repository by the variables of a hook", async () => {
        const [here, other] = [repositoryWith({ "here.txt": "1" }), repositoryWith({ "other.txt": "1" })];
        process.env.GIT_DIR = join(other, ".git");
        try {
            expect(await git(here, ["ls-files"])).to.equal("here.txt\n");
        } finally {
            delete process.env.GIT_DIR;
        }
    });

    it("takes paths literally", async () => {
        const folder = repositoryWith({ "a*": "1", ab: "2" });
        expect(await git(folder, ["ls-files", "--", "a*"])).to.equal("a*\n");
    });

    it("passes on input, and reads bytes as they are", async () => {
        const folder = repositoryWith({});
        const id = (await git(folder, ["hash-object", "-w", "--stdin"], { stdin: "ü" })).trim();
        expect(await git(folder, ["cat-file", "blob", id])).to.equal("ü");
        expect(await git(folder, ["cat-file", "blob", id], { bytes: true })).to.equal("\u00c3\u00bc");
    });
});

describe("git", () => {
    isolateGit();

    it("throws an error with git's words, and with a remedy if there is one", async () => {
        const error: unknown = await git(repositoryWith({}), ["show", "nothing"]).catch((e: unknown) => e);
        expect(error).to.be.instanceOf(GitError);
        expect(error)
            .to.have.property("message")
            .that.matches(/^git show failed: ambiguous argument 'nothing'/);
        const run = { exitCode: 1, stdout: "", stderr: "no" };
        expect(new GitError("fetch", run, "Try again.").remedy).to.equal("Try again.");
    });

    it("says that git is missing, and how to install it", async () => {
        const folder = repositoryWith({});
        const { PATH } = process.env;
        process.env.PATH = "/nowhere";
        const error: unknown = await git(folder, ["status"]).catch((e: unknown) => e);
        process.env.PATH = PATH ?? "";
        expect(error).to.include({ message: "There is no git on the PATH.", exitCode: exitCodes.error });
    });
});

describe("git's words", () => {
    it("are its messages, else its output, else its exit code", () => {
        expect(gitsWords({ exitCode: 1, stdout: "out", stderr: "fatal: bad\n" })).to.equal("bad");
        expect(gitsWords({ exitCode: 1, stdout: "out\n", stderr: " " })).to.equal("out");
        expect(gitsWords({ exitCode: 7, stdout: "", stderr: "" })).to.equal("exit code 7");
    });
});

describe("a list of git's", () => {
    it("is separated by NUL, so that names may have line breaks", () => {
        expect(nulSeparated("a\nb\0c\0")).to.deep.equal(["a\nb", "c"]);
        expect(nulSeparated("")).to.deep.equal([]);
    });
});
