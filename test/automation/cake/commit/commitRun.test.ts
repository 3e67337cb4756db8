import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commitRun, requireCommittable } from "../../../../automation/cake/commit/commitRun";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { temporaryFolder } from "../../../support/temporaryFolder";
import {
    cloneOf,
    commitAll,
    gitIn,
    isolateGit,
    publish,
    repositoryWith,
    writeFiles,
} from "../../git/gitSandbox";
import { layerResult, runResult } from "../../../support/runs";

const preview = runResult("preview", "a", [layerResult("network", { create: 2 })]);
const up = runResult("up", "a", [layerResult("network", { create: 2 })]);
const fingerprints = { network: "1-2-3-4-5" };

const start = { "stacks/a/stack.yaml": "kind: sandbox\n", "stacks/b/stack.yaml": "kind: sandbox\n" };
const diff = { "stacks/a/changes.txt": "Plan", "stacks/a/diff/network.json": "{}" };

describe("commitRun", () => {
    isolateGit();

    it("commits the diff and what is deployed of that environment, and nothing else", async () => {
        const root = repositoryWith(start);
        writeFiles(root, {
            ...diff,
            "stacks/a/deployed.yaml": "network: {}",
            "stacks/a/stack.yaml": "edited",
            "stacks/a/claim.yaml": "by: Ben",
            "stacks/b/changes.txt": "Plan",
        });
        const outcome = await commitRun(pathsOf(root), preview, { push: false, fingerprints });
        expect(outcome).to.deep.equal({ commit: gitIn(root, "rev-parse", "HEAD"), notices: [] });
        expect(gitIn(root, "show", "--format=%s", "--name-only").split("\n")).to.deep.equal([
            "preview a: 2 to create",
            "",
            "stacks/a/changes.txt",
            "stacks/a/deployed.yaml",
            "stacks/a/diff/network.json",
        ]);
    });

    it("commits the removal of a diff that was deployed", async () => {
        const root = repositoryWith({ ...start, ...diff });
        writeFiles(root, { "stacks/a/changes.txt": undefined, "stacks/a/diff": undefined });
        await commitRun(pathsOf(root), up, { push: false, fingerprints, skipMarker: "[skip ci]" });
        expect(gitIn(root, "log", "-1", "--format=%s")).to.equal("up a: 2 created [skip ci]");
        expect(gitIn(root, "status", "--porcelain")).to.equal("");
        expect(gitIn(root, "ls-files", "stacks/a")).to.equal("stacks/a/stack.yaml");
    });

    it("makes no commit when nothing changed, whatever else did", async () => {
        const root = repositoryWith({ ...start, ...diff });
        writeFiles(root, { "stacks/a/stack.yaml": "edited" });
        const outcome = await commitRun(pathsOf(root), preview, { push: false, fingerprints });
        expect(outcome).to.deep.equal({ notices: [] });
        expect(gitIn(root, "log", "--format=%s")).to.equal("start");
    });

    it("pushes commits of several environments that end at once, one after the other", async () => {
        const root = repositoryWith(start);
        const remote = publish(root);
        const ben = cloneOf(remote, "Ben");
        writeFiles(ben, { "theirs.txt": "1" });
        commitAll(ben, "theirs");
        gitIn(ben, "push", "--quiet");
        const names = ["a", "b", "c", "d"];
        writeFiles(root, Object.fromEntries(names.map((name) => [`stacks/${name}/changes.txt`, name])));
        const outcomes = await Promise.all(
            names.map((name) =>
                commitRun(pathsOf(root), runResult("preview", name, []), { push: true, fingerprints }),
            ),
        );
        expect(outcomes.map(({ pushed }) => pushed?.tries).sort()).to.deep.equal([1, 1, 1, 2]);
        expect(gitIn(remote, "rev-list", "--count", "main")).to.equal("6");
        expect(gitIn(root, "rev-parse", "HEAD")).to.equal(gitIn(remote, "rev-parse", "main"));
        expect(gitIn(root, "status", "--porcelain")).to.equal("");
    });

    it("pushes a commit that a former run could not push", async () => {
        const root = repositoryWith(start);
        const remote = publish(root);
        gitIn(root, "remote", "set-url", "origin", join(remote, "not-there"));
        writeFiles(root, diff);
        const choice = { push: true, fingerprints };
        const error: unknown = await commitRun(pathsOf(root), preview, choice).catch((one: unknown) => one);
        expect(error).to.include({ exitCode: 1 });
        gitIn(root, "remote", "set-url", "origin", remote);
        const commit = gitIn(root, "rev-parse", "HEAD");
        expect(await commitRun(pathsOf(root), preview, choice)).to.deep.equal({
            commit,
            pushed: { to: "origin/main", tries: 1 },
            notices: [],
        });
        expect(await commitRun(pathsOf(root), preview, choice)).to.deep.equal({ notices: [] });
    });

    it("names the environment that somebody else changed, and the way on", async () => {
        const root = repositoryWith({ ...start, ...diff });
        const ben = cloneOf(publish(root), "Ben");
        writeFiles(ben, { "stacks/a/changes.txt": "theirs" });
        commitAll(ben, "theirs");
        gitIn(ben, "push", "--quiet");
        writeFiles(root, { "stacks/a/changes.txt": "mine", "stacks/b/stack.yaml": "edited" });
        const error: unknown = await commitRun(pathsOf(root), preview, { push: true, fingerprints }).catch(
            (one: unknown) => one,
        );
        expect(error).to.include({ exitCode: 5 });
        expect(String(error)).to.contain("Somebody else changed stacks/a meanwhile");
        expect(error).to.have.property("remedy").that.contains("npm run preview -- a");
        // The remedy does what it says.
        gitIn(root, "reset", "--quiet", "--keep", "HEAD~1");
        gitIn(root, "pull", "--quiet");
        expect(readFileSync(join(root, "stacks/a/changes.txt"), "utf8")).to.equal("theirs");
        expect(readFileSync(join(root, "stacks/b/stack.yaml"), "utf8")).to.equal("edited");
    });

    it("refuses before a run what it would refuse after it", async () => {
        const outside = pathsOf(temporaryFolder());
        const root = repositoryWith(start);
        const refusal = async (paths = pathsOf(root), push = false): Promise<unknown> =>
            await requireCommittable(paths, push).catch((one: unknown) => one);
        expect(await refusal()).to.equal(undefined);
        expect(await refusal(outside))
            .to.include({ exitCode: 2 })
            .and.to.have.property("remedy")
            .that.contains("git init");
        expect(await refusal(pathsOf(root), true)).to.include({
            exitCode: 1,
            message: "There is no remote to push to.",
        });
        gitIn(root, "checkout", "--quiet", "--detach");
        expect(await refusal()).to.include({ exitCode: 5 });
    });
});
