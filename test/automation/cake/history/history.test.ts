// Covers: changesets.ts, historyContent.ts, historyEntry.ts, historyEvents.ts
import { expect } from "chai";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { history } from "../../../../automation/cake/history/history";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { cloneOf, gitIn, isolateGit, newRepository, publish, writeFiles } from "../../git/gitSandbox";
import {
    branchOff,
    build,
    by,
    byHand,
    deploy,
    destroy,
    environment,
    merge,
    preview,
    project,
    stories,
    told,
    up,
} from "./historyTeam";

/** Ada builds on a branch, Ben merges it, and Cid deploys it. */
async function round(root: string, day: string, creates = { network: 2, compute: 3 }): Promise<void> {
    by(root, "Ada", `${day}T09:00:00+01:00`);
    branchOff(root, `change-${day}`);
    await preview(root, creates);
    by(root, "Ben", `${day}T12:00:00+05:30`);
    merge(root, `change-${day}`);
    by(root, "Cid", `${day}T15:00:00Z`);
    await up(root, Object.keys(creates));
}

describe("a history", () => {
    isolateGit();

    it("tells who built, reviewed and deployed a diff, when, and with which counts", async () => {
        const root = project();
        await round(root, "2026-03-02");
        const { entries, ...rest } = await told(root);
        expect(rest).to.deep.equal({ environment, older: 0, shallow: false });
        const [deployed, merged, built] = gitIn(root, "log", "--topo-order", "--format=%H", "-3").split("\n");
        const step = (name: string, at: string, commit = ""): unknown => ({
            by: name,
            email: `${name.toLowerCase()}@example.org`,
            at,
            commit,
        });
        const up = step("Cid", "2026-03-02T15:00:00+00:00", deployed) as object;
        const counts = { create: 5, update: 0, replace: 0, delete: 0, same: 2 };
        expect(entries).to.deep.equal([
            {
                environment,
                outcome: "deployed",
                layers: [
                    { layer: "network", counts: { ...counts, create: 2, same: 1 }, outcome: "deployed" },
                    { layer: "compute", counts: { ...counts, create: 3, same: 1 }, outcome: "deployed" },
                ],
                counts,
                built: step("Ada", "2026-03-02T09:00:00+01:00", built),
                builds: 1,
                reviewed: step("Ben", "2026-03-02T12:00:00+05:30", merged),
                deployed: up,
                deployments: [{ ...up, layers: ["network", "compute"] }],
            },
        ]);
    });

    it("has an entry per diff, newest first, as many as are asked for", async () => {
        const root = project();
        for (const [index, day] of ["2026-03-02", "2026-03-03", "2026-03-04"].entries()) {
            await round(root, day, { network: index + 1, compute: 1 });
        }
        by(root, "Ada", "2026-03-05T09:00:00Z");
        await preview(root, { network: 9 });
        const done = "built Ada, reviewed Ben, deployed Cid";
        const all = [
            "pending 9: built Ada",
            `deployed 4: ${done}`,
            `deployed 3: ${done}`,
            `deployed 2: ${done}`,
        ];
        expect(await stories(root)).to.deep.equal(all);
        expect(await stories(root, { limit: 2 })).to.deep.equal(all.slice(0, 2));
        expect(await told(root, { limit: 3 })).to.have.property("older", 1);
    });

    it("tells of several builds before one deployment, and keeps a review of the same changes", async () => {
        const root = project();
        by(root, "Ada", "2026-03-02T09:00:00Z");
        branchOff(root, "change");
        await preview(root, { network: 1 });
        await preview(root, { network: 2 });
        by(root, "Ben", "2026-03-02T10:00:00Z");
        merge(root, "change");
        by(root, "Bot", "2026-03-02T11:00:00Z");
        await preview(root, { network: 2 }, "other");
        expect(await stories(root)).to.deep.equal(["pending 2 in 3 builds: built Bot, reviewed Ben"]);
        await preview(root, { network: 3 });
        by(root, "Cid", "2026-03-02T12:00:00Z");
        await up(root, ["network"]);
        expect(await stories(root)).to.deep.equal(["deployed 3 in 4 builds: built Bot, deployed Cid"]);
    });

    it("tells of a diff that was dropped without being deployed", async () => {
        const root = project();
        by(root, "Ada", "2026-03-02T09:00:00Z");
        await preview(root, { network: 1 });
        by(root, "Ben", "2026-03-02T10:00:00Z");
        await preview(root, {});
        expect(await stories(root)).to.deep.equal(["dropped 1: built Ada, dropped Ben"]);
    });

    it("tells of a deployment that only some layers got to, and of the one that finished it", async () => {
        const root = project();
        by(root, "Ada", "2026-03-02T09:00:00Z");
        await preview(root, { network: 1, compute: 2, "cluster-config": 3 });
        by(root, "Cid", "2026-03-02T10:00:00Z");
        await up(root, ["network"], "compute");
        const [entry] = (await told(root)).entries;
        expect(entry).to.have.property("outcome", "partly deployed");
        expect(entry?.layers.map(({ layer, outcome }) => `${layer} ${outcome}`)).to.deep.equal([
            "network deployed",
            "compute pending",
            "cluster-config pending",
        ]);
        by(root, "Dee", "2026-03-02T11:00:00Z");
        await up(root, ["compute", "cluster-config"]);
        expect(await stories(root)).to.deep.equal(["deployed 6: built Ada, deployed Dee"]);
        expect(
            (await told(root)).entries[0]?.deployments.map(({ by: who, layers }) => [who, ...layers]),
        ).to.deep.equal([
            ["Cid", "network"],
            ["Dee", "compute", "cluster-config"],
        ]);
    });

    it("tells what was deployed and what was dropped of one diff", async () => {
        const root = project();
        by(root, "Ada", "2026-03-02T09:00:00Z");
        await preview(root, { network: 1, compute: 2 });
        await up(root, ["network"]);
        by(root, "Ben", "2026-03-02T10:00:00Z");
        await preview(root, {});
        expect(await stories(root)).to.deep.equal([
            "partly deployed 3: built Ada, deployed Ada, dropped Ben",
        ]);
    });

    it("reads commits that people made by hand, and squashed pull requests", async () => {
        const root = project();
        by(root, "Ada", "2026-03-02T09:00:00Z");
        build(root, { network: 1 });
        byHand(root, "squashed pull request (#12)");
        by(root, "Cid", "2026-03-02T10:00:00Z");
        deploy(root, ["network"]);
        byHand(root, "went live");
        by(root, "Ada", "2026-03-03T09:00:00Z");
        build(root, { compute: 2 });
        byHand(root, "again");
        build(root, {});
        byHand(root, "no, not that");
        expect(await stories(root)).to.deep.equal([
            "dropped 2: built Ada, dropped Ada",
            "deployed 1: built Ada, deployed Cid",
        ]);
    });

    it("tells of deployments and destroys that no stored diff led to", async () => {
        const root = project();
        by(root, "Ada", "2026-03-02T09:00:00Z");
        await up(root, ["network", "compute"]);
        by(root, "Ben", "2026-03-03T09:00:00Z");
        await preview(root, { "cluster-config": 4 });
        by(root, "Cid", "2026-03-04T09:00:00Z");
        await destroy(root, ["cluster-config", "compute", "network"]);
        expect(await stories(root)).to.deep.equal([
            "destroyed 12: destroyed Cid",
            "dropped 4: built Ben, dropped Cid",
            "deployed 14: deployed Ada",
        ]);
    });

    it("tells of two branches that each built a diff, in the order of their merges", async () => {
        const root = project();
        by(root, "Ada", "2026-03-02T09:00:00Z");
        branchOff(root, "one");
        await preview(root, { network: 1 });
        by(root, "Bob", "2026-03-02T09:30:00Z");
        branchOff(root, "two");
        await preview(root, { network: 2 });
        by(root, "Ben", "2026-03-02T10:00:00Z");
        merge(root, "one");
        expect(() => {
            merge(root, "two");
        }).to.throw();
        // Ben builds again to settle it.
        build(root, { network: 3 });
        byHand(root, "Merge two");
        expect(await stories(root)).to.deep.equal(["pending 3 in 3 builds: built Ben, reviewed Ben"]);
    });

    it("finds the reviews from a feature branch too, into which main was merged", async () => {
        const root = project();
        publish(root);
        by(root, "Ada", "2026-03-02T09:00:00Z");
        branchOff(root, "feature");
        writeFiles(root, { "code.txt": "1" });
        byHand(root, "code");
        await round(root, "2026-03-03");
        gitIn(root, "push", "--quiet", "origin", "main");
        gitIn(root, "checkout", "--quiet", "feature");
        gitIn(root, "merge", "--quiet", "--message", "main into feature", "main");
        gitIn(root, "branch", "--quiet", "--delete", "--force", "main");
        by(root, "Ada", "2026-03-04T09:00:00Z");
        await preview(root, { network: 8 });
        expect(await stories(root)).to.deep.equal([
            "pending 8: built Ada",
            "deployed 5: built Ada, reviewed Ben, deployed Cid",
        ]);
    });

    it("follows the protected branch of another name", async () => {
        const root = project();
        await round(root, "2026-03-02");
        gitIn(root, "branch", "--quiet", "--move", "main", "live");
        gitIn(root, "checkout", "--quiet", "-b", "main", "HEAD~2");
        const done = ["deployed 5: built Ada, reviewed Ben, deployed Cid"];
        expect(await stories(root, { branch: "live" })).to.deep.equal(done);
        gitIn(root, "checkout", "--quiet", "live");
        expect(await stories(root, { branch: "live" })).to.deep.equal(done);
    });

    it("says that a clone is shallow, and makes up nothing for what is missing", async () => {
        const root = project();
        await round(root, "2026-03-02");
        by(root, "Ada", "2026-03-03T09:00:00Z");
        await preview(root, { network: 4 });
        writeFiles(root, { "code.txt": "1" });
        byHand(root, "code");
        const remote = publish(root);
        by(root, "Cid", "2026-03-03T10:00:00Z");
        await up(root, ["network"]);
        gitIn(root, "push", "--quiet");
        const clone = temporaryFolder();
        gitIn(clone, "clone", "--quiet", "--depth=2", `file://${remote}`, ".");
        expect(await told(clone)).to.have.property("shallow", true);
        expect(await stories(clone)).to.deep.equal(["deployed 4: deployed Cid"]);
        gitIn(clone, "fetch", "--quiet", "--unshallow");
        expect(await stories(clone)).to.deep.equal([
            "deployed 4: built Ada, deployed Cid",
            "deployed 5: built Ada, reviewed Ben, deployed Cid",
        ]);
        expect(await stories(cloneOf(remote, "Dee"))).to.have.length(2);
    });

    it("is still there for an environment that is gone, and not for one that never was", async () => {
        const root = project();
        await round(root, "2026-03-02");
        rmSync(join(root, "stacks", environment), { recursive: true });
        byHand(root, "staging is gone");
        const [destroyed, ...others] = await stories(root);
        expect(destroyed).to.equal("destroyed ?: destroyed Cid");
        expect(others).to.have.length(1);
        const refusal = async (name: string): Promise<unknown> =>
            await history(pathsOf(root), name, { limit: 20 }).catch((error: unknown) => error);
        expect(await refusal("stagin")).to.have.property("name", "UnknownEnvironment");
        expect(await refusal("../x")).to.have.property("name", "InvalidEnvironmentName");
    });

    it("is empty for an environment that nothing was previewed of", async () => {
        expect(await told(project())).to.deep.equal({ environment, entries: [], older: 0, shallow: false });
    });

    it("survives diffs that cannot be read", async () => {
        const root = project();
        by(root, "Ada", "2026-03-02T09:00:00Z");
        const folder = `stacks/${environment}`;
        writeFiles(root, {
            [`${folder}/diff/network.json`]: "<<<<<<< ours",
            [`${folder}/deployed.yaml`]: "\t: [",
        });
        byHand(root, "broken");
        expect(await stories(root)).to.deep.equal(["pending ?: built Ada"]);
    });

    it("says what is missing without a repository, and without a commit", async () => {
        const refusal = async (root: string): Promise<unknown> =>
            await told(root).catch((error: unknown) => error);
        expect(await refusal(temporaryFolder()))
            .to.include({ exitCode: 1 })
            .and.to.have.property("remedy");
        expect(await refusal(newRepository())).to.include({
            exitCode: 1,
            message: "The repository has no commits yet.",
        });
    });
});
