// Covers: fetchBranch.ts
import { expect } from "chai";
import { defaultBranch, newestOf, shallowCommits } from "../../../../automation/git/read/branches";
import { fetchBranch } from "../../../../automation/git/read/fetchBranch";
import { openRepository, type Repository } from "../../../../automation/git/repository";
import { GitError } from "../../../../automation/git/runGit";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { cloneOf, commitAll, gitIn, isolateGit, publish, repositoryWith } from "../gitSandbox";

async function opened(folder: string): Promise<Repository> {
    const repository = await openRepository(folder);
    if (repository === undefined) throw new Error(`no repository in ${folder}`);
    return repository;
}

/** Ada's work tree with a remote, and Ben's clone of it. */
function team(): { readonly ada: string; readonly ben: string; readonly remote: string } {
    const ada = repositoryWith({ "a.txt": "1" });
    const remote = publish(ada);
    return { ada, remote, ben: cloneOf(remote, "Ben") };
}

describe("the newest commit of a branch", () => {
    isolateGit();

    it("is the own one as long as the remote's is behind it", async () => {
        const { ada } = team();
        const own = commitAll(ada, "more");
        expect(await newestOf(await opened(ada), "main")).to.equal(own);
    });

    it("is the remote's if that has more", async () => {
        const { ada, ben } = team();
        const theirs = commitAll(ben, "theirs");
        gitIn(ben, "push", "--quiet");
        gitIn(ada, "fetch", "--quiet");
        expect(await newestOf(await opened(ada), "main")).to.equal(theirs);
    });

    it("is the only one that is known, or undefined", async () => {
        const { ben } = team();
        const head = gitIn(ben, "rev-parse", "HEAD");
        gitIn(ben, "switch", "--quiet", "--create", "side");
        gitIn(ben, "branch", "--quiet", "--delete", "--force", "main");
        expect(await newestOf(await opened(ben), "main")).to.equal(head);
        expect(await newestOf(await opened(ben), "side")).to.equal(head);
        expect(await newestOf(await opened(ben), "nothing")).to.equal(undefined);
    });
});

describe("the default branch", () => {
    isolateGit();

    it("is what a clone learned from its remote", async () => {
        const { ada, ben } = team();
        expect(await defaultBranch(await opened(ben))).to.equal("main");
        expect(await defaultBranch(await opened(ada))).to.equal(undefined);
        expect(await defaultBranch(await opened(repositoryWith({ a: "1" })))).to.equal(undefined);
    });
});

describe("the commits of a shallow clone", () => {
    isolateGit();

    it("are where its history begins; a complete clone has none", async () => {
        const { ada, remote, ben } = team();
        const last = commitAll(ada, "more");
        gitIn(ada, "push", "--quiet");
        const shallow = temporaryFolder();
        gitIn(shallow, "clone", "--quiet", "--depth=1", `file://${remote}`, ".");
        expect([...(await shallowCommits(await opened(shallow)))]).to.deep.equal([last]);
        expect([...(await shallowCommits(await opened(ben)))]).to.deep.equal([]);
    });
});

describe("fetchBranch", () => {
    isolateGit();

    it("returns what the remote has now, and touches neither branch nor work tree", async () => {
        const { ada, ben } = team();
        const before = gitIn(ada, "rev-parse", "HEAD");
        const theirs = commitAll(ben, "theirs");
        gitIn(ben, "push", "--quiet");
        expect(await fetchBranch(ada, "origin", "main")).to.equal(theirs);
        expect(gitIn(ada, "rev-parse", "HEAD")).to.equal(before);
        expect(gitIn(ada, "rev-parse", "origin/main")).to.equal(theirs);
    });

    it("is undefined for a branch that the remote does not have", async () => {
        expect(await fetchBranch(team().ada, "origin", "nothing")).to.equal(undefined);
    });

    it("says what to do when the remote cannot be reached", async () => {
        const { ada } = team();
        gitIn(ada, "remote", "set-url", "origin", "/not/there.git");
        const error: unknown = await fetchBranch(ada, "origin", "main").catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(GitError);
        expect(error).to.have.property("remedy", "Try again when origin can be reached.");
    });
});
