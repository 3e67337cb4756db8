// Covers: claim.ts, claims.ts, runSchedule.ts, sandbox.ts, sandboxCreate.ts, sandboxDelete.ts, sandboxList.ts, teardown.ts, wake.ts
import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { claim } from "../../../../automation/commands/team/claim";
import { claims } from "../../../../automation/commands/team/claims";
import { sandbox } from "../../../../automation/commands/team/sandbox";
import { teardown } from "../../../../automation/commands/team/teardown";
import { wake } from "../../../../automation/commands/team/wake";
import { projectCopy } from "../../../support/project";
import { leastSandbox, settingsProject } from "../../../support/settingsProject";
import { isolateGit } from "../../git/gitSandbox";
import { plain } from "../../report/text/plain";
import { failureOf, testContext } from "../testContext";

const running = { latency: "none", commit: false, push: false, skipCi: false } as const;
const nothing = { keep: false, renew: false, release: false, take: false } as const;

function asAda(): void {
    isolateGit();
    let before: string | undefined;
    beforeEach(() => {
        before = process.env.CAKE_USER;
        process.env.CAKE_USER = "ada@example.org";
    });
    afterEach(() => {
        if (before === undefined) delete process.env.CAKE_USER;
        else process.env.CAKE_USER = before;
    });
}

describe("claim and claims", () => {
    asAda();

    it("claim an environment, list the claim, and give the environment back", async () => {
        const context = testContext(settingsProject({ "one/stack.yaml": leastSandbox }));
        const taken = await claim("one", { ...nothing, for: "a test", until: "2h" }, context);
        expect(taken.exitCode).to.equal(0);
        expect(taken.text(plain)).to.match(/^one is claimed by ada@example\.org for "a test" until /);
        expect(taken.json).to.deep.include({ environment: "one", deed: "claimed", who: "ada@example.org" });
        expect(context.notices.join()).to.contain("There is no remote to share claims");
        expect((await claims(context)).text(plain)).to.match(/one +ada@example\.org/);
        const given = await claim("one", { ...nothing, release: true }, context);
        expect(given.text(plain)).to.equal("one is free again.\n");
        expect((await claims(context)).json).to.deep.equal({ claims: [] });
    });

    it("refuse an environment that does not exist", async () => {
        const root = settingsProject({ "one/stack.yaml": leastSandbox });
        const failure = await failureOf(() => claim("onne", { ...nothing, for: "x" }, testContext(root)));
        expect(failure).to.have.property("remedy").that.contains("`one`");
    });
});

describe("sandbox", () => {
    asAda();
    const choice = { ...running, take: false };

    it("creates a sandbox and lists it", async () => {
        const root = projectCopy();
        const created = await sandbox("create", "sandbox-x", { ...choice, from: "dev-1" }, testContext(root));
        expect(created.exitCode).to.equal(0);
        expect(created.json).to.include({ name: "sandbox-x", from: "dev-1", owner: "ada@example.org" });
        expect(created.json).to.have.property("vpcCidr");
        expect(existsSync(join(root, "stacks/sandbox-x/stack.yaml"))).to.equal(true);
        const list = await sandbox("list", undefined, choice, testContext(root));
        expect(list.text(plain)).to.match(/sandbox-x +dev-1 +ada@example\.org/);
    });

    it("refuses an action that it does not have, and one without a name or an origin", async () => {
        const context = testContext(projectCopy());
        const action = await failureOf(() => sandbox("crate", "x", choice, context));
        expect(action).to.include({ message: "There is no command `sandbox crate`.", exitCode: 2 });
        expect(action).to.have.property("remedy").that.contains("`create`");
        const name = await failureOf(() => sandbox("delete", undefined, choice, context));
        expect(name).to.include({ message: "No sandbox is named.", exitCode: 2 });
        const from = await failureOf(() => sandbox("create", "x", choice, context));
        expect(from).to.have.property("exitCode", 2);
    });

    it("deletes no other kind of environment, and nothing without its name", async () => {
        const context = testContext(projectCopy());
        const dev = await failureOf(() =>
            sandbox("delete", "dev-1", { ...choice, confirm: "dev-1" }, context),
        );
        expect(dev).to.include({ message: "dev-1 is not a sandbox: its kind is dev.", exitCode: 5 });
        const unnamed = await failureOf(() => sandbox("delete", "sandbox-a", choice, context));
        expect(unnamed).to.have.property("remedy").that.contains("--confirm=sandbox-a");
    });
});

describe("teardown and wake", () => {
    isolateGit();

    it("do nothing without the schedule that they are for", async () => {
        const choice = { ...running, dryRun: false };
        const context = testContext(projectCopy());
        expect(await failureOf(() => teardown([], { ...choice, nightly: false }, context))).to.include({
            message: "Nothing is chosen to tear down.",
            exitCode: 2,
        });
        expect(await failureOf(() => wake([], { ...choice, morning: false }, context))).to.include({
            message: "Nothing is chosen to wake.",
            exitCode: 2,
        });
    });

    it("only say with --dry-run what is due, and why", async () => {
        const deployed = "network: { at: 2026-11-18T08:00:00Z, resources: 10 }\n";
        const settings = `${leastSandbox}lifecycle: { teardown: nightly }\n`;
        const root = settingsProject({ "one/stack.yaml": settings, "one/deployed.yaml": deployed });
        const night = { ...running, dryRun: true, nightly: true };
        const evening = await teardown([], night, testContext(root));
        expect(evening.exitCode).to.equal(0);
        expect(evening.text(plain)).to.match(/one +goes +every night/);
        const morning = await wake(["one"], { ...running, dryRun: true, morning: true }, testContext(root));
        expect(morning.text(plain)).to.match(/one +stays +it was not torn down by the schedule/);
    });

    it("end with exit code 4 if an environment cannot be read", async () => {
        const root = settingsProject({ "one/stack.yaml": "kind: sandbox\n" });
        const night = { ...running, dryRun: true, nightly: true };
        expect((await teardown([], night, testContext(root))).exitCode).to.equal(4);
    });
});
