// Covers: listSandboxes.ts
import { expect } from "chai";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { createSandbox } from "../../../../automation/cake/sandbox/createSandbox";
import { listSandboxes } from "../../../../automation/cake/sandbox/listSandboxes";
import type { SandboxWish } from "../../../../automation/cake/sandbox/sandboxWish";
import { exitCodeOfError, errorReport } from "../../../../automation/report/errors";
import { cake } from "../../../../layers/cake";
import { loadEnvironment } from "../../../../layers/environment";
import { leastSandbox, settingsProject } from "../../../support/settingsProject";

const dev = "kind: dev\nowner: x\nnetwork: { vpcCidr: 10.1.0.0/16 }\n";
const withGitops = `${dev}clusterConfig:\n  gitops: { url: https://git.example/platform, path: ./clusters/dev }\n`;
const now = new Date("2026-11-20T08:00:00Z");

function project(files: Readonly<Record<string, string>> = {}): string {
    return settingsProject({ "dev-1/stack.yaml": dev, ...files });
}

function refusal(root: string, wish: Partial<SandboxWish>): { code: number; text: string } {
    try {
        createSandbox(pathsOf(root), cake, { name: "sandbox-c", from: "dev-1", owner: "ada", ...wish }, now);
    } catch (error) {
        const { message, remedy = "", problems = [] } = errorReport(error);
        return {
            code: exitCodeOfError(error),
            text: [message, remedy, ...problems.map((one) => one.key)].join(" "),
        };
    }
    throw new Error("it was made");
}

describe("making a sandbox", () => {
    it("writes nothing but what must differ, with a VPC range of its own", () => {
        const root = project({
            "dev-1/stack.yaml": withGitops,
            "one/stack.yaml": leastSandbox.replace("10.200.0.0", "10.2.0.0"),
        });
        const wish = {
            name: "sandbox-c",
            from: "dev-1",
            owner: "ada",
            ttl: "3d",
            branch: "feature/x",
            cloud: "local",
        };
        expect(createSandbox(pathsOf(root), cake, wish, now)).to.deep.include({
            file: "stacks/sandbox-c/stack.yaml",
            own: [{ path: ["network", "vpcCidr"], noun: "VPC range", value: "10.3.0.0/16" }],
        });
        expect(
            readFileSync(join(root, "stacks/sandbox-c/stack.yaml"), "utf8").split("\n").slice(3),
        ).to.deep.equal([
            "kind: sandbox",
            "from: dev-1",
            "owner: ada",
            "cloud: local",
            "lifecycle:",
            "  ttl: 3d",
            "clusterConfig:",
            "  gitops:",
            "    branch: feature/x",
            "network:",
            "  vpcCidr: 10.3.0.0/16",
            "",
        ]);
        const { settings } = loadEnvironment(root, "sandbox-c");
        expect(settings.lifecycle).to.include({ ttl: "3d", teardown: "nightly" });
        expect(settings.clusterConfig.gitops).to.deep.equal({
            url: "https://git.example/platform",
            path: "./clusters/dev",
            branch: "feature/x",
        });
        writeFileSync(
            join(root, "stacks/dev-1/stack.yaml"),
            `${withGitops}compute: { controllerIdentity: oidc }\n`,
        );
        expect(loadEnvironment(root, "sandbox-c").settings.compute.controllerIdentity).to.equal("oidc");
    });

    it("gives every sandbox another range", () => {
        const root = project();
        const ranges = ["a", "b", "c"].flatMap((name) =>
            createSandbox(pathsOf(root), cake, { name, from: "dev-1", owner: "ada" }, now).own.map(
                ({ value }) => value,
            ),
        );
        expect(ranges).to.deep.equal(["10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16"]);
    });

    it("refuses names that exist or are none, and origins that are none", () => {
        const root = project();
        createSandbox(pathsOf(root), cake, { name: "sandbox-b", from: "dev-1", owner: "ada" }, now);
        mkdirSync(join(root, "stacks/notes"));
        expect(refusal(root, { name: "sandbox-b" }))
            .to.deep.include({ code: 2 })
            .with.property("text")
            .that.match(/sandbox-a/);
        expect(refusal(root, { name: "notes" }).text).to.match(/stacks\/notes\/ is there already/);
        for (const name of ["../x", "Sandbox", "kinds", ""]) expect(refusal(root, { name }).code).to.equal(2);
        expect(refusal(root, { from: "dve-1" })).to.deep.equal({
            code: 6,
            text: "There is no environment `dve-1`. Did you mean `dev-1`?",
        });
        expect(refusal(root, { from: "sandbox-b" }).text).to.match(/--from dev-1/);
    });

    it("refuses a time to live that is over or cannot be read", () => {
        const root = project();
        for (const ttl of ["0d", "-3d", "2020-01-01"])
            expect(refusal(root, { ttl }).text).to.match(/over before/);
        for (const ttl of ["", "soon", "3 days", "3y"])
            expect(refusal(root, { ttl }).text).to.match(/is not a duration/);
        expect(refusal(root, { ttl: "soon" }).code).to.equal(2);
    });

    it("refuses what breaks a rule, and leaves nothing behind", () => {
        const root = project({ "dev-1/stack.yaml": withGitops });
        const refused = refusal(root, { branch: "a branch" });
        expect(refused.code).to.equal(2);
        expect(refused.text).to.match(/clusterConfig\.gitops\.branch$/);
        expect(existsSync(join(root, "stacks/sandbox-c"))).to.equal(false);
    });

    it("refuses a branch of nothing, and says where a repository has to be named", () => {
        const root = project();
        expect(refusal(root, { branch: "feature/x" })).to.deep.equal({
            code: 2,
            text:
                "--branch feature/x is a branch of nothing: stacks/dev-1/stack.yaml names no git repository " +
                "(clusterConfig.gitops.url). Set clusterConfig.gitops.url in stacks/dev-1/stack.yaml, or leave " +
                "--branch out: npm run sandbox -- create sandbox-c --from dev-1",
        });
        expect(existsSync(join(root, "stacks/sandbox-c"))).to.equal(false);
    });

    it("says so when there is no VPC range left", () => {
        const taken = Object.fromEntries(
            Array.from({ length: 255 }, (_, index) => [
                `taken-${index + 1}/stack.yaml`,
                leastSandbox.replace("10.200.0.0", `10.${index + 1}.0.0`),
            ]),
        );
        const root = settingsProject(taken);
        const refused = refusal(root, { from: "taken-1" });
        expect(refused.code).to.equal(5);
        expect(refused.text).to.match(/no free \/16 left/);
    });
});

describe("the list of sandboxes", () => {
    it("has those of the kind, also one whose origin is gone", async () => {
        const root = project({ "broken/stack.yaml": "kind: sandbox\nfrom: gone\nowner: ben\n" });
        createSandbox(
            pathsOf(root),
            cake,
            { name: "sandbox-b", from: "dev-1", owner: "ada", ttl: "3d" },
            now,
        );
        const { sandboxes } = await listSandboxes(pathsOf(root), now);
        expect(sandboxes.map(({ environment }) => environment)).to.deep.equal(["broken", "sandbox-b"]);
        expect(sandboxes[0]?.problem).to.equal("stacks/broken/stack.yaml:2: there is no environment `gone`");
        expect(sandboxes[1]).to.include({ from: "dev-1", owner: "ada", ttl: "3d", resources: 0 });
    });
});
