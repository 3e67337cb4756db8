// Covers: driftOf.ts
import { expect } from "chai";
import { DriftEvents } from "../../../../automation/engine/drift/driftEvents";
import { driftOf } from "../../../../automation/engine/drift/driftOf";
import { EventCollector } from "../../../../automation/engine/events/eventCollector";
import { Redaction } from "../../../../automation/engine/events/redaction";
import type { EngineEvent, Step } from "../../../../automation/engine/events/events";
import { PulumiExit } from "../../../../automation/engine/run/pulumiProcess";
import type { StackRunner } from "../../../../automation/engine/run/stackRunner";
import type { EngineProgress } from "../../../../automation/engine/types";
import { scriptedPulumi } from "../scriptedPulumi";

const urn = (name: string): string => `urn:pulumi:dev::network::test:index:Thing::${name}`;

function step(op: string, name: string, more: Partial<Step> = {}): Step {
    return { op, urn: urn(name), type: "test:index:Thing", ...more };
}

const started = (name: string): EngineEvent => ({ resourcePreEvent: { metadata: step("refresh", name) } });
const finished = (metadata: Step): EngineEvent => ({ resOutputsEvent: { metadata } });

describe("the events of a refresh", () => {
    it("have a step for each resource that is no longer as recorded", () => {
        const progress: EngineProgress[] = [];
        const events = new DriftEvents((one) => progress.push(one));
        for (const name of ["a", "b", "c"]) events.take(started(name));
        events.take(finished(step("same", "a")));
        events.take(finished(step("update", "b")));
        events.take(finished(step("delete", "c")));
        expect(events.steps.map(({ op, urn: of }) => [op, of])).to.deep.equal([
            ["update", urn("b")],
            ["delete", urn("c")],
        ]);
        expect(events.compared).to.equal(3);
        expect(progress.filter(({ kind }) => kind === "finished")).to.have.length(3);
        for (const one of progress) expect(one).to.include({ what: "same" });
    });

    it("do not count a resource that could not be read, nor the stack itself", () => {
        const progress: EngineProgress[] = [];
        const events = new DriftEvents((one) => progress.push(one));
        events.take({ resOpFailedEvent: { metadata: step("refresh", "a") } });
        events.take(finished(step("same", "dev", { type: "pulumi:pulumi:Stack" })));
        expect(events.compared).to.equal(0);
        expect(progress.map((one) => one.kind === "finished" && one.failed)).to.deep.equal([true]);
    });
});

describe("the drift of a stack", () => {
    const differs = step("update", "b", {
        old: { id: "b", inputs: { size: 1 } },
        new: { id: "b", inputs: { size: 2 } },
    });

    /** A runner whose refresh sends these events, and ends with an error. */
    function runner(events: readonly EngineEvent[], error?: Error): StackRunner {
        return {
            redaction: new Redaction(),
            run: async (_spec, program, { signal }, verb) => {
                expect(program).to.equal(undefined);
                const collector = new EventCollector(
                    () => undefined,
                    (text) => text,
                );
                const stack = {
                    previewRefresh: ({
                        onEvent,
                        runProgram,
                    }: {
                        onEvent: (event: EngineEvent) => void;
                        runProgram: boolean;
                    }) => {
                        expect(runProgram).to.equal(false);
                        events.forEach(onEvent);
                        return Promise.resolve();
                    },
                };
                await verb(stack as unknown as Parameters<typeof verb>[0], {
                    onEvent: collector.take,
                    ...(signal && { signal }),
                });
                return { collector, outputs: {}, waits: [], ...(error && { error }) };
            },
        };
    }

    it("has what differs, and how many resources do not", async () => {
        const events = [started("a"), finished(step("same", "a")), finished(differs)];
        const { result, diff } = await driftOf(runner(events), scriptedPulumi().spec, {});
        expect(result).to.equal("succeeded");
        expect(diff).to.deep.include({ layer: "network", confidence: "exact", unchanged: 1 });
        expect(
            diff.changes.map(({ name, properties }) => [name, properties[0]?.old, properties[0]?.new]),
        ).to.deep.equal([["b", 1, 2]]);
    });

    it("fails with each text once, however many resources say it", async () => {
        const say = (name: string): EngineEvent => ({
            diagnosticEvent: { severity: "error", message: "the cluster cannot be reached", urn: urn(name) },
        });
        const exit = new PulumiExit("refresh", 255, "", "");
        const failed = await driftOf(runner([say("a"), say("b")], exit), scriptedPulumi().spec, {});
        expect(failed.result).to.equal("failed");
        expect(failed.failures).to.deep.equal([
            { urn: "", text: "the cluster cannot be reached\n(2 resources say so.)" },
        ]);
    });

    it("is cancelled with what was found so far, and nothing for a stack that does not exist", async () => {
        const cancelled = await driftOf(runner([finished(differs)]), scriptedPulumi().spec, {
            signal: AbortSignal.abort(),
        });
        expect(cancelled.result).to.equal("cancelled");
        expect(cancelled.diff.changes).to.have.length(1);
        const missing = new PulumiExit("refresh", 255, "", "error: no stack named 'dev' found");
        expect((await driftOf(runner([], missing), scriptedPulumi().spec, {})).result).to.equal("succeeded");
    });
});
