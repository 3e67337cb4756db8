// Covers: previewStack.ts, upStack.ts, destroyStack.ts, updateOutcome.ts, stackContext.ts
import { expect } from "chai";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { spawnSync } from "node:child_process";
import type { EngineEvent, Step } from "../../../../automation/engine/events/events";
import { readJournal, writeJournal } from "../../../../automation/engine/repair/journal";
import { PulumiExit } from "../../../../automation/engine/run/pulumiProcess";
import type { RunOptions, StackSpec } from "../../../../automation/engine/types";
import { destroyStack } from "../../../../automation/engine/verbs/destroyStack";
import { previewStack } from "../../../../automation/engine/verbs/previewStack";
import { stackContext } from "../../../../automation/engine/verbs/stackContext";
import { updateOutcome, wasKilled } from "../../../../automation/engine/verbs/updateOutcome";
import { upStack } from "../../../../automation/engine/verbs/upStack";
import { exitCodes } from "../../../../automation/system/errors";
import { exported, rejection, scriptedPulumi } from "../scriptedPulumi";
import { scriptedContext } from "./scriptedContext";

const urn = (name: string): string => `urn:pulumi:dev::network::aws:ec2/vpc:Vpc::${name}`;

function step(op: string, name: string): Step {
    const state = { id: `id-${name}`, provider: "p::1", inputs: { name } };
    return { op, urn: urn(name), type: "aws:ec2/vpc:Vpc", old: op === "create" ? null : state, new: state };
}

const begins = (op: string, name: string): EngineEvent => ({
    resourcePreEvent: { metadata: step(op, name) },
});
const ends = (op: string, name: string): EngineEvent => ({ resOutputsEvent: { metadata: step(op, name) } });
const fails = (text: string, name: string): EngineEvent => ({
    diagnosticEvent: { severity: "error", message: text, urn: urn(name) },
});

const failed = new PulumiExit("up", 255, "", "error: update failed");
const killed = new PulumiExit("up", "SIGKILL", "", "");
const aborted: RunOptions = { signal: AbortSignal.abort() };

const operations = (spec: StackSpec): string[] =>
    readJournal(spec.workDir).map((one) => ("doing" in one ? `deleting ${one.urn}` : `creating ${one.urn}`));

describe("the preview of a stack", () => {
    it("has its changes, and how many resources stay as they are", async () => {
        const events = [begins("create", "a"), begins("same", "b"), ends("same", "b")];
        const { context } = scriptedContext({ events, outputs: { id: { state: "unknown", secret: false } } });
        const { diff, outputs, plan } = await previewStack(context)(scriptedPulumi().spec, {});
        expect(diff).to.deep.include({ layer: "network", confidence: "exact", waitsOn: [], unchanged: 1 });
        expect(diff.changes.map(({ operation, name }) => [operation, name])).to.deep.equal([["create", "a"]]);
        expect(outputs).to.have.property("id");
        expect(plan).to.equal(undefined);
    });

    it("is conditional on the upstream outputs that are unknown, each once and sorted", async () => {
        const { spec } = scriptedPulumi({}, { waitsOn: { b: "network.b", a: "network.a", c: "network.b" } });
        const { diff } = await previewStack(scriptedContext({}).context)(spec, {});
        expect(diff).to.deep.include({ confidence: "conditional", waitsOn: ["network.a", "network.b"] });
    });

    it("fails with the failures of resources, and leaves no plan behind", async () => {
        const { context } = scriptedContext({ events: [fails("no quota", "a")], error: failed });
        const { spec } = scriptedPulumi();
        const error = await rejection(previewStack(context)(spec, { savePlan: true }));
        expect(error).to.include({ exitCode: exitCodes.resourceFailed });
        expect(error).to.have.property("message").that.contains("no quota");
        expect(readdirSync(spec.workDir)).to.deep.equal([]);
    });

    it("is an error with its own exit code when it is cancelled", async () => {
        const { context } = scriptedContext({ error: failed });
        const error = await rejection(previewStack(context)(scriptedPulumi().spec, aborted));
        expect(error).to.include({
            message: "The preview of dev/network was cancelled.",
            exitCode: exitCodes.cancelled,
        });
    });
});

describe("the up of a stack", () => {
    it("removes dead locks and learns secrets before it begins", async () => {
        const { context, asked } = scriptedContext({});
        await upStack(context)(scriptedPulumi().spec, {});
        expect(asked.steps).to.deep.equal(["unlock", "learn secrets", "up"]);
    });

    it("counts what was done, and leaves nothing in the journal when it succeeds", async () => {
        const events = [
            begins("create", "a"),
            ends("create", "a"),
            begins("delete", "b"),
            ends("delete", "b"),
        ];
        const { context } = scriptedContext({
            events,
            outputs: { id: { state: "known", secret: false, value: 1 } },
        });
        const { spec } = scriptedPulumi();
        const outcome = await upStack(context)(spec, {});
        expect(outcome).to.deep.include({ result: "succeeded", failures: [] });
        expect(outcome.counts).to.include({ create: 1, delete: 1 });
        expect(outcome.outputs).to.have.property("id");
        expect(operations(spec)).to.deep.equal([]);
    });

    it("passes on the plan, and notes what it is about to do before it begins", async () => {
        const { spec } = scriptedPulumi();
        const { context, asked } = scriptedContext({ error: killed }, scriptedPulumi().command);
        context.planned.set("/plan.json", [{ doing: "deleting", urn: urn("b") }]);
        await upStack(context)(spec, { plan: "/plan.json" });
        expect(asked.options.plan).to.equal("/plan.json");
        expect(operations(spec)).to.deep.equal([`deleting ${urn("b")}`]);
    });

    it("keeps what failed in the journal, as only the answer may have been lost", async () => {
        const events = [
            begins("create", "a"),
            ends("create", "a"),
            begins("create", "b"),
            fails("timeout", "b"),
        ];
        const { context } = scriptedContext({ events, error: failed });
        const { spec } = scriptedPulumi();
        const outcome = await upStack(context)(spec, {});
        expect(outcome).to.deep.include({ result: "failed", failures: [{ urn: urn("b"), text: "timeout" }] });
        expect(operations(spec)).to.deep.equal([`creating ${urn("b")}`]);
    });

    it("keeps everything in the journal when its engine is killed, and tells what is pending", async () => {
        const resource = { urn: urn("b"), type: "aws:ec2/vpc:Vpc", custom: true };
        const pulumi = scriptedPulumi();
        pulumi.writeState({ resources: [], pending_operations: [{ resource, type: "creating" }] });
        const events = [begins("create", "a"), ends("create", "a"), begins("create", "b")];
        const { context } = scriptedContext({ events, error: killed }, pulumi.command);
        const outcome = await upStack(context)(pulumi.spec, {});
        expect(outcome.result).to.equal("failed");
        expect(outcome.pending?.map(({ urn: of, doing }) => [of, doing])).to.deep.equal([
            [urn("b"), "creating"],
        ]);
        expect(operations(pulumi.spec)).to.have.members([`creating ${urn("a")}`, `creating ${urn("b")}`]);
    });
});

describe("the destroy of a stack", () => {
    it("has nothing to do for a stack that does not exist", async () => {
        const { context, asked } = scriptedContext({});
        expect(await destroyStack(context)(scriptedPulumi().spec, {})).to.include({ result: "succeeded" });
        expect(asked.steps).to.deep.equal([]);
        const missing = new PulumiExit("destroy", 255, "", "error: no stack named 'dev' found");
        const remote = scriptedContext({ error: missing });
        const { spec } = scriptedPulumi({}, { backend: "s3://bucket" });
        expect(await destroyStack(remote.context)(spec, {})).to.include({ result: "succeeded" });
    });

    it("runs no program, and leaves only creations of before in the journal", async () => {
        const { spec, writeState } = scriptedPulumi();
        writeState({ resources: [] });
        const creation = { urn: urn("x"), type: "t", provider: "p::1", inputs: {}, hidden: [] };
        writeJournal(spec.workDir, [creation, { doing: "deleting", urn: urn("y") }]);
        const { context, asked } = scriptedContext({ events: [begins("delete", "a"), ends("delete", "a")] });
        const outcome = await destroyStack(context)(spec, {});
        expect(outcome.counts).to.include({ delete: 1 });
        expect(asked.options.runProgram).to.equal(false);
        expect(operations(spec)).to.deep.equal([`creating ${urn("x")}`]);
    });

    it("keeps the deletions that failed, or all of them when its engine is killed", async () => {
        const { spec, command, writeState } = scriptedPulumi();
        writeState({ resources: [] });
        const events = [
            begins("delete", "a"),
            ends("delete", "a"),
            begins("delete", "b"),
            fails("in use", "b"),
        ];
        await destroyStack(scriptedContext({ events, error: failed }).context)(spec, {});
        expect(operations(spec)).to.deep.equal([`deleting ${urn("b")}`]);
        await destroyStack(scriptedContext({ error: killed }, command).context)(spec, {});
        expect(operations(spec)).to.include("deleting *");
    });
});

describe("the outcome of an up or destroy", () => {
    it("is cancelled without the engine's own words about that", async () => {
        const { spec, command } = scriptedPulumi();
        const { context } = scriptedContext({
            events: [fails("update canceled", "a"), fails("no quota", "b")],
            error: failed,
        });
        const run = await context.run(spec, undefined, {}, (stack, common) => stack.up(common));
        const outcome = await updateOutcome(command, spec, run, aborted);
        expect(outcome).to.deep.include({
            result: "cancelled",
            failures: [{ urn: urn("b"), text: "no quota" }],
        });
    });

    it("tells a killed engine from one that failed", () => {
        expect(wasKilled({ error: killed })).to.equal(true);
        expect(wasKilled({ error: failed })).to.equal(false);
        expect(wasKilled({})).to.equal(false);
    });
});

describe("the context of an engine's verbs", () => {
    it("removes the lock of a dead engine, and says so", async () => {
        const { spec, command, folder } = scriptedPulumi();
        const lock = join(folder, "state/.pulumi/locks/organization/network/dev/1.json");
        mkdirSync(dirname(lock), { recursive: true });
        const { pid } = spawnSync(process.execPath, ["--version"]);
        writeFileSync(lock, JSON.stringify({ pid, hostname: hostname(), timestamp: "2026-01-01T00:00:00Z" }));
        const texts: string[] = [];
        await stackContext({ command, version: "3.259.0" }).unlock(spec, {
            onProgress: (progress) => {
                if (progress.kind === "message") texts.push(`${progress.severity}: ${progress.text}`);
            },
        });
        expect(existsSync(lock)).to.equal(false);
        expect(texts).to.have.length(1);
        expect(texts[0]).to.match(/^warning: The engine that locked dev\/network since .* is gone/);
    });

    it("learns the secrets of a stack once, and keeps them out of texts", async () => {
        const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
        const password = (rest: object) => ({
            resources: [{ urn: "r", type: "t", outputs: { password: { ...secret, ...rest } } }],
        });
        const { spec, command, writeState, calls } = scriptedPulumi({
            "stack export": exported(password({ plaintext: '"hunter22"' })),
        });
        writeState(password({ ciphertext: "v1:abc" }));
        const context = stackContext({ command, version: "3.259.0" });
        await context.learnSecrets(spec);
        await context.learnSecrets(spec);
        expect(calls()).to.have.length(1);
        expect(context.redaction.apply("the password is hunter22")).to.equal("the password is [secret]");
    });
});
