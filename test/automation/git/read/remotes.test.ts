import { expect } from "chai";
import { pushRemoteOf, remoteOf, trackingRef } from "../../../../automation/git/read/remotes";
import { gitIn, isolateGit, newRepository } from "../gitSandbox";

function withRemotes(...names: readonly string[]): string {
    const folder = newRepository();
    for (const name of names) gitIn(folder, "remote", "add", name, `/srv/${name}.git`);
    return folder;
}

describe("the remote of a branch", () => {
    isolateGit();

    it("is the configured one, else origin, else the only one", async () => {
        const folder = withRemotes("origin", "upstream");
        expect(await remoteOf(folder, "main")).to.equal("origin");
        gitIn(folder, "config", "branch.main.remote", "upstream");
        expect(await remoteOf(folder, "main")).to.equal("upstream");
        expect(await remoteOf(withRemotes("elsewhere"), "main")).to.equal("elsewhere");
    });

    it("is undefined if none of several is named, or there is none", async () => {
        expect(await remoteOf(withRemotes("one", "two"), "main")).to.equal(undefined);
        expect(await remoteOf(withRemotes(), "main")).to.equal(undefined);
    });

    it("is not this repository, which git configures as a dot", async () => {
        const folder = withRemotes("origin");
        gitIn(folder, "config", "branch.side.remote", ".");
        expect(await remoteOf(folder, "side")).to.equal("origin");
    });
});

describe("the remote that a branch is pushed to", () => {
    isolateGit();

    it("is the one for pushes, of the branch or of all branches, else the one that it is fetched from", async () => {
        const folder = withRemotes("origin", "fork", "other");
        expect(await pushRemoteOf(folder, "main")).to.equal("origin");
        gitIn(folder, "config", "remote.pushDefault", "fork");
        expect(await pushRemoteOf(folder, "main")).to.equal("fork");
        expect(await remoteOf(folder, "main")).to.equal("origin");
        gitIn(folder, "config", "branch.main.pushRemote", "other");
        expect(await pushRemoteOf(folder, "main")).to.equal("other");
    });
});

describe("trackingRef", () => {
    it("is where git keeps a remote's branch", () => {
        expect(trackingRef("origin", "a/b")).to.equal("refs/remotes/origin/a/b");
    });
});
