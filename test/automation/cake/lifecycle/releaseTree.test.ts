import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { atRelease, type ReleaseTree } from "../../../../automation/cake/lifecycle/releaseTree";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { root } from "../../../support/project";
import { commitAll, gitIn, isolateGit, repositoryWith, writeFiles } from "../../git/gitSandbox";

const deployed = "stacks/dev-1/deployed.yaml";

function project(): { folder: string; commit: string } {
    const folder = repositoryWith({
        ".gitignore": ".cake/\n",
        "Pulumi.yaml": "name: cake\n",
        "layers/cake.ts": "old",
        "stacks/dev-1/changes.txt": "Plan: 1 to add\n",
        "stacks/dev-1/diff/network.json": "{}",
    });
    const commit = gitIn(folder, "rev-parse", "HEAD");
    writeFiles(folder, { "layers/cake.ts": "new" });
    commitAll(folder, "another program");
    return { folder, commit };
}

function trees(folder: string): readonly string[] {
    return gitIn(folder, "worktree", "list", "--porcelain")
        .split("\n")
        .filter((line) => line.startsWith("worktree "));
}

function leftIn(folder: string): readonly string[] {
    return readdirSync(join(folder, ".cake/releases"));
}

describe("the work tree of a release", () => {
    isolateGit();

    it("has the files of the release, the records of today, and no stored diff", async () => {
        const { folder, commit } = project();
        writeFiles(folder, { [deployed]: "before" });
        const seen = await atRelease(pathsOf(folder), { commit }, "dev-1", ({ paths, keep }) => {
            expect(readFileSync(join(paths.root, "layers/cake.ts"), "utf8")).to.equal("old");
            expect(readFileSync(join(paths.root, deployed), "utf8")).to.equal("before");
            expect(readdirSync(join(paths.root, "stacks/dev-1"))).to.deep.equal(["deployed.yaml"]);
            expect(paths.state).to.equal(pathsOf(folder).state);
            expect(existsSync(join(paths.root, "node_modules/@pulumi/pulumi/package.json"))).to.equal(true);
            writeFiles(paths.root, { [deployed]: "half" });
            keep();
            expect(readFileSync(join(folder, deployed), "utf8")).to.equal("half");
            writeFiles(paths.root, { [deployed]: "after" });
            return Promise.resolve("seen");
        });
        expect(seen).to.equal("seen");
        expect(readFileSync(join(folder, deployed), "utf8")).to.equal("after");
        expect(gitIn(folder, "status", "--porcelain")).to.equal(`?? ${deployed}`);
        expect(leftIn(folder)).to.deep.equal([]);
        expect(trees(folder)).to.have.length(1);
        // What it pointed at is the driver's.
        expect(existsSync(join(root, "node_modules/@pulumi/pulumi/package.json"))).to.equal(true);
    });

    it("is one for each environment, also at once, and goes when something fails", async () => {
        const { folder, commit } = project();
        const work = (environment: string) =>
            atRelease(pathsOf(folder), { commit }, environment, ({ paths }) =>
                Promise.reject(new Error(paths.root)),
            );
        const ends = await Promise.allSettled(["dev-1", "sandbox-a", "sandbox-b"].map(work));
        const places = ends.map((end) => (end.status === "rejected" ? String(end.reason) : "done"));
        expect(new Set(places).size).to.equal(3);
        expect(places.join()).to.match(/releases\/dev-1-.*releases\/sandbox-a-.*releases\/sandbox-b-/);
        expect(leftIn(folder)).to.deep.equal([]);
        expect(trees(folder)).to.have.length(1);
    });

    it("of a run that was killed goes with the next one, that of a living one stays", async () => {
        const { folder, commit } = project();
        const module = join(root, ".build/automation/cake/lifecycle/releaseTree.js");
        const killed = spawnSync(process.execPath, [
            "-e",
            `require(${JSON.stringify(module)}).atRelease(${JSON.stringify(pathsOf(folder))}, { commit: "${commit}" }, "dev-1", () => process.kill(process.pid, "SIGKILL"))`,
        ]);
        expect(killed.signal, killed.stderr.toString()).to.equal("SIGKILL");
        expect(leftIn(folder)).to.have.length(1);
        const gone = join(pathsOf(folder).hidden, "releases/gone");
        gitIn(folder, "worktree", "add", "--quiet", "--detach", join(gone, "tree"), commit);
        rmSync(gone, { recursive: true });
        expect(trees(folder)).to.have.length(3);
        const others = async ({ paths }: ReleaseTree): Promise<void> => {
            await atRelease(pathsOf(folder), { commit }, "dev-1", () => Promise.resolve());
            expect(existsSync(join(paths.root, "layers/cake.ts"))).to.equal(true);
            expect(leftIn(folder)).to.have.length(1);
        };
        await atRelease(pathsOf(folder), { commit }, "sandbox-a", others);
        expect(leftIn(folder)).to.deep.equal([]);
        expect(trees(folder)).to.have.length(1);
    });

    it("of somebody's own is left alone, and so is what has no owner yet", async () => {
        const { folder, commit } = project();
        const mine = join(folder, ".cake/mine");
        gitIn(folder, "worktree", "add", "--quiet", "--detach", mine, commit);
        rmSync(mine, { recursive: true });
        mkdirSync(join(folder, ".cake/releases/dev-1-new"), { recursive: true });
        writeFileSync(join(folder, ".git/hooks/post-checkout"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
        await atRelease(pathsOf(folder), { commit }, "dev-1", () => Promise.resolve());
        expect(trees(folder)).to.have.length(2);
        expect(leftIn(folder)).to.deep.equal(["dev-1-new"]);
    });
});
