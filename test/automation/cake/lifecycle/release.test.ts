import { expect } from "chai";
import { releaseOf } from "../../../../automation/cake/lifecycle/release";
import { temporaryFolder } from "../../../support/temporaryFolder";
import {
    commitAll,
    gitIn,
    isolateGit,
    newRepository,
    repositoryWith,
    writeFiles,
} from "../../git/gitSandbox";

const record = "stacks/dev-1/deployed.yaml";

function deployedAt(): { folder: string; deployed: string } {
    const folder = repositoryWith({ "layers/network/vpc.ts": "old", "stacks/dev-1/stack.yaml": "kind: dev" });
    writeFiles(folder, { [record]: "network: {}" });
    return { folder, deployed: commitAll(folder, "up dev-1") };
}

describe("the release of an environment", () => {
    isolateGit();

    it("is none without git or a commit", async () => {
        expect(await releaseOf({ root: temporaryFolder() }, "dev-1")).to.equal(undefined);
        expect(await releaseOf({ root: newRepository() }, "dev-1")).to.equal(undefined);
    });

    it("is what is checked out, with its tag, where nothing that layers come from has changed", async () => {
        const { folder } = deployedAt();
        writeFiles(folder, { "README.md": "new", "stacks/sandbox-a/deployed.yaml": "network: {}" });
        const commit = commitAll(folder, "others");
        gitIn(folder, "tag", "v2");
        expect(await releaseOf({ root: folder }, "dev-1")).to.deep.equal({ commit, tag: "v2" });
    });

    for (const path of [
        "layers/network/vpc.ts",
        "stacks/dev-1/stack.yaml",
        "stacks/kinds/dev.yaml",
        "package-lock.json",
    ]) {
        it(`is what was deployed where ${path} has changed since and is not deployed`, async () => {
            const { folder, deployed } = deployedAt();
            writeFiles(folder, { [path]: "new", "stacks/dev-1/changes.txt": "Plan: 1 to change" });
            commitAll(folder, "not deployed");
            expect(await releaseOf({ root: folder }, "dev-1")).to.deep.equal({ commit: deployed });
        });
    }

    it("is what is checked out where the last up is not committed, or was none", async () => {
        const { folder } = deployedAt();
        writeFiles(folder, { "layers/network/vpc.ts": "new" });
        const commit = commitAll(folder, "deployed now");
        writeFiles(folder, { [record]: "compute: {}" });
        expect(await releaseOf({ root: folder }, "dev-1")).to.deep.equal({ commit });
        expect(await releaseOf({ root: folder }, "sandbox-a")).to.deep.equal({ commit });
    });
});
