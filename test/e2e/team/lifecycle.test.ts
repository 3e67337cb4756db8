import { expect } from "chai";
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readLifecycleRecord } from "../../../automation/cake/lifecycle/lifecycleRecord";
import { pathsOf } from "../../../automation/cake/model/paths";
import { readDeployed } from "../../../automation/cake/model/records";
import { up } from "../../../automation/cake/deploy/up";
import { destroy } from "../../../automation/cake/destroy/destroy";
import { tearDown } from "../../../automation/cake/lifecycle/tearDown";
import { wake } from "../../../automation/cake/lifecycle/wake";
import { runSchedule, type Schedule } from "../../../automation/commands/team/runSchedule";
import type { ScheduleDocument } from "../../../automation/report/text/scheduleText";
import type { RunReportDocument } from "../../../automation/report/files/jsonReport";
import { commitAll, gitIn, isolateGit, actAs } from "../../automation/git/gitSandbox";
import { ownCake, request, type OwnLayer } from "../../support/ownLayers";
import { projectCopy } from "../../support/project";

const vpc: OwnLayer = ({ aws, about, opts }) =>
    new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16", tags: { Owner: about.owner } }, opts).id;
const subnet: OwnLayer = ({ aws, below, opts }) =>
    new aws.ec2.Subnet("subnet", { vpcId: below, cidrBlock: "10.1.0.0/24" }, opts).id;
const layers = ownCake(vpc, subnet);

/** The network layer of `layers`, as layers/cake.ts of a project; the layers above it have settings and no resources. */
const program = `import * as aws from "@pulumi/aws";
import { clusterConfig } from "./cluster-config/layer";
import { compute } from "./compute/layer";
import { network } from "./network/layer";
const vpc = ({ about }: { about: { owner: string; region: string } }) => {
    const provider = new aws.Provider("aws", { region: about.region });
    const tags = { Owner: about.owner };
    return { networkOutput: new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16", tags }, { provider }).id };
};
const empty = { reads: {}, readsSettings: {}, gives: {}, load: () => Promise.resolve(() => ({})) };
export const cake = [
    { ...network, load: () => Promise.resolve(vpc) },
    { ...compute, ...empty },
    { ...clusterConfig, ...empty },
];
`;

type Answer = ScheduleDocument & { readonly report: RunReportDocument };

// A Friday evening and the Monday morning after it.
const evening = new Date("2026-11-27T19:00:00Z");
const morning = new Date("2026-11-30T05:00:00Z");

const teardown: Schedule = {
    action: "teardown",
    verb: "destroy",
    run: (given, { why = "schedule" }, now) => tearDown(given, { activity: evening }, why, now),
};
const waking: Schedule = { action: "wake", verb: "up", run: (given) => wake(given) };

async function run(
    project: string,
    schedule: Schedule,
    now: Date,
    names: readonly string[] = [],
): Promise<{ code: number; answer: Answer }> {
    const { paths, listener, signal } = request(project, layers);
    const options = { dryRun: false, latency: "none", commit: false, push: false, skipCi: false } as const;
    const context = {
        ...{ paths, listener, signal, interactive: false },
        layers: () => Promise.resolve(layers),
        ask: () => Promise.resolve(""),
    };
    const { exitCode, json } = await runSchedule(schedule, names, options, context, now);
    return { code: exitCode, answer: json as Answer };
}

function project(): string {
    const folder = projectCopy();
    writeFileSync(join(folder, ".gitignore"), ".cake/\n");
    gitIn(folder, "init", "--quiet");
    actAs(folder, "Ada");
    commitAll(folder, "start");
    return folder;
}

function ownerDeployed(folder: string, environment: string): string | undefined {
    const state = readFileSync(
        join(folder, `.cake/state/.pulumi/stacks/network/${environment}.json`),
        "utf8",
    );
    return /"Owner": ?"(.*?)"/.exec(state)?.[1];
}

describe("an evening and a morning", function () {
    this.timeout(120_000);
    isolateGit();

    it("destroy what is due, and bring it back at the same release and settings", async () => {
        const folder = project();
        const paths = pathsOf(folder);
        for (const name of ["sandbox-a", "dev-1"]) await up(request(folder, layers, name));
        appendFileSync(join(folder, "stacks/dev-1/stack.yaml"), "\nlifecycle: { teardown: never }\n");
        gitIn(folder, "tag", "v1");
        const gone = await run(folder, teardown, evening);
        expect(gone.code).to.equal(0);
        expect(gone.answer.due.map(({ environment }) => environment)).to.deep.equal(["sandbox-a"]);
        expect(gone.answer.resourceHours).to.be.greaterThan(0);
        expect(readDeployed(paths, "sandbox-a")).to.deep.equal({});
        expect(Object.keys(readDeployed(paths, "dev-1"))).to.have.length(2);
        expect(readLifecycleRecord(paths, "sandbox-a").asleep?.release).to.include({ tag: "v1" });

        const again = await run(folder, teardown, evening);
        expect(again.code).to.equal(0);
        expect(again.answer.due).to.deep.equal([]);

        const settings = join(folder, "stacks/sandbox-a/stack.yaml");
        writeFileSync(settings, readFileSync(settings, "utf8").replace("owner: platform", "owner: others"));
        commitAll(folder, "another owner");
        const saturday = await run(folder, waking, new Date("2026-11-28T05:00:00Z"));
        expect(saturday.answer.due).to.deep.equal([]);
        const back = await run(folder, waking, morning);
        expect(back.code, JSON.stringify(back.answer)).to.equal(0);
        expect(back.answer.due.map(({ environment }) => environment)).to.deep.equal(["sandbox-a"]);
        expect(Object.keys(readDeployed(paths, "sandbox-a"))).to.have.length(2);
        expect(ownerDeployed(folder, "sandbox-a")).to.equal("platform");
        expect(readLifecycleRecord(paths, "sandbox-a")).to.have.property("woken");
        expect(gitIn(folder, "worktree", "list").split("\n")).to.have.length(1);
        expect((await run(folder, waking, morning)).answer.due).to.deep.equal([]);
    });

    it("destroy what the state has, where its records are lost; what cannot be told fails", async () => {
        const folder = project();
        await up(request(folder, layers, "sandbox-a"));
        rmSync(join(folder, "stacks/sandbox-a/deployed.yaml"));
        const gone = await run(folder, teardown, evening);
        expect(gone.code).to.equal(0);
        expect(gone.answer.due.map(({ reason }) => reason)).to.deep.equal([
            "every night; in its state, but not recorded: network, compute",
        ]);
        expect(ownerDeployed(folder, "sandbox-a")).to.equal(undefined);
        expect(readLifecycleRecord(pathsOf(folder), "sandbox-a")).not.to.have.property("asleep");
        expect((await run(folder, teardown, evening)).answer.due).to.deep.equal([]);

        writeFileSync(join(folder, ".cake/state/.pulumi/stacks/network/sandbox-a.json"), '{"version":3,');
        const lost = await run(folder, teardown, evening);
        expect(lost.code).to.equal(4);
        expect(lost.answer.due).to.deep.equal([]);
        expect(lost.answer.unreadable.map(({ environment }) => environment)).to.deep.equal(["sandbox-a"]);
        expect(JSON.stringify(lost.answer.unreadable)).to.contain("its state cannot be read");
    });

    it("bring several back at once as they were, whatever the layers are by then", async () => {
        const folder = project();
        const paths = pathsOf(folder);
        const names = ["sandbox-a", "sandbox-b"];
        writeFileSync(join(folder, "layers/cake.ts"), program);
        const bees = join(folder, "stacks/sandbox-b/stack.yaml");
        writeFileSync(bees, readFileSync(bees, "utf8").replace("owner: platform", "owner: bees"));
        const commit = commitAll(folder, "a VPC of its own");
        for (const name of names) await up(request(folder, layers.slice(0, 1), name));
        const before = names.map((name) =>
            readDeployed(paths, name).network?.fingerprint?.split("-").slice(0, 3),
        );
        expect((await run(folder, teardown, evening)).code).to.equal(0);

        writeFileSync(join(folder, "layers/cake.ts"), program.replace("10.1.0.0/16", "10.9.0.0/16"));
        commitAll(folder, "another range");
        const status = gitIn(folder, "status", "--porcelain");
        const back = await run(folder, waking, morning);
        expect(back.code, JSON.stringify(back.answer)).to.equal(0);
        expect(names.map((name) => ownerDeployed(folder, name))).to.deep.equal(["platform", "bees"]);
        const now = names.map((name) =>
            readDeployed(paths, name).network?.fingerprint?.split("-").slice(0, 3),
        );
        expect(now).to.deep.equal(before);
        expect(readdirSync(join(folder, ".cake/releases"))).to.deep.equal([]);
        expect(gitIn(folder, "worktree", "list").split("\n")).to.have.length(1);
        const others = (text: string): readonly string[] =>
            text.split("\n").filter((line) => line !== "" && !/(deployed|lifecycle)\.yaml$/.test(line));
        expect(others(gitIn(folder, "status", "--porcelain"))).to.deep.equal(others(status));

        // The next night, the morning's release is what is up, not what is checked out.
        const night = new Date(morning.getTime() + 12 * 3_600_000);
        expect((await run(folder, teardown, night, ["sandbox-a"])).code).to.equal(0);
        expect(readLifecycleRecord(paths, "sandbox-a").asleep?.release?.commit).to.equal(commit);
    });

    it("go on though one environment fails, and say why", async () => {
        const folder = project();
        for (const name of ["sandbox-a", "sandbox-b"]) await up(request(folder, layers, name));
        writeFileSync(join(folder, "stacks/dev-1/stack.yaml"), "kind: dev\nlifecycle: { timezone: Mars }\n");
        const failing: Schedule = {
            ...teardown,
            run: (given, planned, now) =>
                given.environment.name === "sandbox-a"
                    ? Promise.reject(new Error("no network"))
                    : teardown.run(given, planned, now),
        };
        const { code, answer } = await run(folder, failing, evening);
        expect(code).to.equal(4);
        const ends = answer.report.runs.map((one) => [
            one.environment,
            "error" in one ? one.error.message : one.result.result,
        ]);
        expect(ends).to.deep.equal([
            ["sandbox-a", "Error: no network"],
            ["sandbox-b", "succeeded"],
            ["dev-1", "The settings of dev-1 have a problem."],
        ]);
    });

    it("do not take for all what a teardown that failed has left", async () => {
        const folder = project();
        const paths = pathsOf(folder);
        const given = request(folder, layers);
        await up(given);
        const aborted = new AbortController();
        aborted.abort();
        // What is deployed is older than the evening, whatever the clock of this machine says.
        const tonight = new Date(Date.now() + 3_600_000);
        const stopped = await tearDown({ ...given, signal: aborted.signal }, {}, "schedule", tonight);
        expect(stopped.next).to.equal("npm run teardown -- --nightly sandbox-a");
        const before = readLifecycleRecord(paths, "sandbox-a").asleep;
        expect(Object.keys(before?.layers ?? {})).to.deep.equal(["network", "compute"]);
        await destroy({ ...given, layers: layers.slice(1) });
        const later = new Date(tonight.getTime() + 60_000);
        await tearDown(given, {}, "schedule", later);
        expect(readLifecycleRecord(paths, "sandbox-a").asleep?.layers).to.deep.equal(before?.layers);
        expect(existsSync(join(folder, "stacks/sandbox-a/deployed.yaml"))).to.equal(false);
    });

    it("are one when two of them start at the same time", async () => {
        const folder = project();
        await up(request(folder, layers));
        const both = await Promise.all([run(folder, teardown, evening), run(folder, teardown, evening)]);
        expect(both.map(({ code }) => code)).to.deep.equal([0, 0]);
        expect(readDeployed(pathsOf(folder), "sandbox-a")).to.deep.equal({});
    });
});
