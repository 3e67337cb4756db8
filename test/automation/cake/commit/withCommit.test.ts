import { expect } from "chai";
import { withCommit } from "../../../../automation/cake/commit/withCommit";
import { pathsOf } from "../../../../automation/cake/model/paths";
import type { RunResult } from "../../../../automation/cake/model/results";
import type { RunRequest } from "../../../../automation/cake/session/request";
import { layerResult, runResult } from "../../../support/runs";
import { gitIn, isolateGit, repositoryWith, writeFiles } from "../../git/gitSandbox";

function request(root: string): RunRequest {
    return {
        paths: pathsOf(root),
        environment: { name: "dev-1" },
        listener: () => undefined,
    } as unknown as RunRequest;
}

function repository(): string {
    return repositoryWith({ "stacks/dev-1/stack.yaml": "kind: dev\n" });
}

describe("a run with a commit", () => {
    isolateGit();

    it("is the run itself if neither a commit nor a push is chosen", () => {
        const run = (): Promise<RunResult> => Promise.resolve(runResult("up", "dev-1", []));
        expect(withCommit("up", { commit: false, push: false }, run)).to.equal(run);
    });

    it("commits what the run wrote, even if it failed, with the marker for CI systems", async () => {
        const root = repository();
        const run = (): Promise<RunResult> => {
            writeFiles(root, { "stacks/dev-1/deployed.yaml": "network: {}\n", "other.txt": "1" });
            return Promise.resolve(runResult("up", "dev-1", [layerResult("network", {}, "failed")]));
        };
        const choice = { commit: true, push: false, skipMarker: "[skip ci]" };
        const { commit } = await withCommit("up", choice, run)(request(root));
        expect(commit?.commit).to.match(/^[0-9a-f]{40}$/);
        expect(gitIn(root, "show", "--format=%s", "--name-only").trim().split("\n")).to.deep.equal([
            "up dev-1: no changes, failed in network [skip ci]",
            "",
            "stacks/dev-1/deployed.yaml",
        ]);
    });

    it("does not begin if its commit would be refused", async () => {
        let isBegun = false;
        const run = (): Promise<RunResult> => {
            isBegun = true;
            return Promise.resolve(runResult("up", "dev-1", []));
        };
        const failure = await withCommit(
            "up",
            { commit: true, push: true },
            run,
        )(request(repository())).catch((error: unknown) => error);
        expect(failure).to.have.property("message", "There is no remote to push to.");
        expect(isBegun).to.equal(false);
    });

    it("has the run's result, and why the commit failed", async () => {
        const root = repository();
        const run = (): Promise<RunResult> => {
            gitIn(root, "switch", "--detach", "--quiet");
            writeFiles(root, { "stacks/dev-1/deployed.yaml": "network: {}\n" });
            return Promise.resolve(runResult("up", "dev-1", [layerResult("network", { create: 1 })]));
        };
        const result = await withCommit("up", { commit: true, push: false }, run)(request(root));
        expect(result.result).to.equal("succeeded");
        expect(result.commit?.failure?.message).to.be.a("string").and.not.equal("");
        expect(result.commit?.commit).to.equal(undefined);
    });
});
