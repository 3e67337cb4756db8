import { expect } from "chai";
import { noCounts } from "../../../../automation/diffs/model/counts";
import { listenerOf, progressReporter } from "../../../../automation/report/progress/progressReporter";
import type { ProgressReporter } from "../../../../automation/report/progress/reporter";
import { plain } from "../text/plain";
import { FakeClock, FakeStream } from "./fakes";

const vpc = "urn:pulumi:a::network::aws:ec2/vpc:Vpc::vpc";

describe("progress in a log", () => {
    let clock = new FakeClock();
    let stream = new FakeStream();
    let reporter: ProgressReporter;

    beforeEach(() => {
        clock = new FakeClock();
        stream = new FakeStream();
        reporter = progressReporter(stream, plain, clock);
    });

    afterEach(() => {
        reporter.close();
    });

    function finish(what: "create" | "same", failed = false): void {
        reporter.event("network", { kind: "finished", what, urn: vpc, seconds: 1.25, failed });
    }

    it("must have a line for each changed resource that is through, and none for the others", () => {
        reporter.stepStarted("network", 2, "up");
        finish("create");
        finish("same");
        finish("create", true);
        reporter.stepFinished("network", {
            result: "failed",
            reason: "no",
            counts: { ...noCounts, create: 1 },
        });
        expect(stream.text).to.equal(
            [
                "network         deploying, 2 changes",
                "network         +  aws:ec2:Vpc vpc created (1.3 s)",
                "network         +  aws:ec2:Vpc vpc failed (1.3 s)",
                "network         failed: no; 1 created, in 0.0 s",
                "",
            ].join("\n"),
        );
    });

    it("must only count what a preview finds: the preview itself shows it", () => {
        reporter.stepStarted("network", undefined, "preview");
        finish("create");
        reporter.stepFinished("network", { result: "succeeded" });
        expect(stream.writes.slice(1)).to.deep.equal(["network         1 to create, in 0.0 s\n"]);
    });

    it("must say every 30 s what it waits for, as long as nothing else is said", () => {
        reporter.stepStarted("network", undefined, "up");
        reporter.event("network", { kind: "started", what: "create", urn: vpc });
        clock.pass(29_000);
        expect(stream.writes).to.have.length(1);
        clock.pass(61_000);
        expect(stream.writes.slice(1)).to.deep.equal([
            "network         still creating aws:ec2:Vpc vpc (30 s), 30 s so far\n",
            "network         still creating aws:ec2:Vpc vpc (1 m 00 s), 1 m 00 s so far\n",
            "network         still creating aws:ec2:Vpc vpc (1 m 30 s), 1 m 30 s so far\n",
        ]);
        finish("create");
        clock.pass(29_000);
        expect(stream.writes).to.have.length(5);
    });

    it("must give a sign of life also when no resource is known to be at work", () => {
        reporter.stepStarted("network", undefined, "destroy");
        clock.pass(30_000);
        expect(stream.writes.at(-1)).to.equal("network         still destroying, 30 s so far\n");
    });

    it("must be silent about layers that ended, and after it was closed", () => {
        reporter.stepStarted("network", undefined, "up");
        reporter.stepFinished("network", { result: "unchanged" });
        clock.pass(120_000);
        expect(stream.writes).to.have.length(2);
        reporter.close();
        reporter.notice("too late");
        expect(stream.writes).to.have.length(2);
        expect(clock.timers).to.equal(0);
    });

    it("must write messages with their layer and resource, without control characters in the names", () => {
        reporter.stepStarted("network", undefined, "up");
        reporter.event("network", {
            kind: "message",
            severity: "error",
            urn: `${vpc}\u001b`,
            text: "broken\n",
        });
        reporter.event("network", { kind: "message", severity: "info", text: "hello" });
        expect(stream.writes.slice(1)).to.deep.equal([
            "network         error aws:ec2:Vpc vpc\\u001b: broken\n",
            "network         hello\n",
        ]);
    });

    it("must take the events of a run", () => {
        const listener = listenerOf(reporter);
        listener({ code: "notice", text: "Found the engine." });
        listener({ code: "step-started", step: { layer: "network" }, verb: "destroy", total: 1 });
        listener({
            code: "step-progress",
            step: { layer: "network" },
            progress: { kind: "finished", what: "delete", urn: vpc, seconds: 61, failed: false },
        });
        const result = {
            layer: "network",
            result: "succeeded",
            counts: noCounts,
            seconds: 1,
            failures: [],
        } as const;
        listener({ code: "step-finished", step: { layer: "network" }, verb: "destroy", result });
        expect(stream.writes).to.deep.equal([
            "Found the engine.\n",
            "network         destroying, 1 change\n",
            "network         -  aws:ec2:Vpc vpc deleted (1 m 01 s)\n",
            "network         no changes, in 0.0 s\n",
        ]);
    });

    it("must write no escape sequences", () => {
        reporter.stepStarted("network", undefined, "up");
        reporter.clear();
        clock.pass(60_000);
        expect(stream.text).not.to.include("\u001b");
    });
});
