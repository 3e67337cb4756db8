import { expect } from "chai";
import { commitOf, currentBranch } from "../../../../automation/git/read/references";
import { commitAll, gitIn, isolateGit, newRepository, repositoryWith } from "../gitSandbox";

describe("commitOf", () => {
    isolateGit();

    it("is the commit of a branch, a tag or an abbreviation", async () => {
        const folder = repositoryWith({ "a.txt": "1" });
        const head = gitIn(folder, "rev-parse", "HEAD");
        gitIn(folder, "tag", "-a", "-m", "one", "v1");
        for (const name of ["HEAD", "refs/heads/main", "v1", head.slice(0, 8)]) {
            expect(await commitOf(folder, name), name).to.equal(head);
        }
    });

    it("is undefined for names that refer to no commit", async () => {
        const folder = repositoryWith({ "a.txt": "1" });
        expect(await commitOf(folder, "nothing")).to.equal(undefined);
        expect(await commitOf(folder, "HEAD:a.txt")).to.equal(undefined);
        expect(await commitOf(newRepository(), "HEAD")).to.equal(undefined);
    });
});

describe("currentBranch", () => {
    isolateGit();

    it("is the branch that is checked out, also before its first commit", async () => {
        const folder = newRepository();
        expect(await currentBranch(folder)).to.equal("main");
        commitAll(folder, "first");
        gitIn(folder, "switch", "--quiet", "--create", "a/feature");
        expect(await currentBranch(folder)).to.equal("a/feature");
    });

    it("is undefined if HEAD is detached", async () => {
        const folder = repositoryWith({ "a.txt": "1" });
        gitIn(folder, "switch", "--quiet", "--detach");
        expect(await currentBranch(folder)).to.equal(undefined);
    });
});
