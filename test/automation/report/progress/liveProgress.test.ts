// Covers: stepProgress.ts, liveLine.ts, progressReporter.ts
import { expect } from "chai";
import { noCounts } from "../../../../automation/diffs/model/counts";
import { progressReporter } from "../../../../automation/report/progress/progressReporter";
import type { ProgressReporter } from "../../../../automation/report/progress/reporter";
import { terminalOf } from "../../../../automation/report/terminal/terminal";
import { uncoloured } from "../text/plain";
import { FakeClock, FakeStream } from "./fakes";

const vpc = "urn:pulumi:a::network::aws:ec2/vpc:Vpc::vpc";
const subnet = "urn:pulumi:a::network::aws:ec2/vpc:Vpc$aws:ec2/subnet:Subnet::private-a";

describe("progress on a terminal", () => {
    let clock = new FakeClock();
    let stream = new FakeStream();
    let reporter: ProgressReporter;

    beforeEach(() => {
        clock = new FakeClock();
        stream = new FakeStream();
        reporter = progressReporter(stream, terminalOf(stream, { NO_COLOR: "1" }), clock);
    });

    afterEach(() => {
        reporter.close();
    });

    function start(urn: string, layer = "network"): void {
        reporter.event(layer, { kind: "started", what: "create", urn });
    }

    function finish(urn: string, failed = false): void {
        reporter.event("network", { kind: "finished", what: "create", urn, seconds: 1, failed });
    }

    it("must show a line for each layer: time, counts, and what is being waited for", () => {
        reporter.stepStarted("network", 9, "up");
        reporter.stepStarted("compute", undefined, "preview");
        start(vpc);
        finish(vpc);
        start(subnet);
        clock.pass(5000);
        expect(stream.screen).to.deep.equal([
            "⠋ network     5.0 s  1/9  1 created  creating aws:ec2:Subnet private-a (5.0 s)",
            "⠋ compute     5.0 s",
        ]);
    });

    it("must not paint more than ten times a second, however much happens", () => {
        reporter.stepStarted("network", undefined, "up");
        for (let index = 0; index < 1000; index++) {
            start(`${vpc}-${index}`);
            clock.pass(1);
        }
        expect(stream.writes.length).to.be.within(5, 10);
    });

    it("must keep the line of a layer that ended, its clock stopped", () => {
        reporter.stepStarted("network", 1, "up");
        clock.pass(2000);
        reporter.stepFinished("network", { result: "succeeded", counts: { ...noCounts, create: 66 } });
        clock.pass(5000);
        expect(stream.screen).to.deep.equal(["✓ network     2.0 s  66 created"]);
    });

    it("must show failures as they happen", () => {
        reporter.stepStarted("network", undefined, "up");
        start(vpc);
        finish(vpc, true);
        clock.pass(100);
        expect(stream.screen[0]).to.include("1 failed, no changes");
        reporter.stepFinished("network", { result: "failed", reason: "InvalidParameter" });
        clock.pass(100);
        expect(stream.screen[0]).to.match(/^✗ network .* InvalidParameter$/);
    });

    it("must print notices above the live lines", () => {
        reporter.stepStarted("network", undefined, "up");
        clock.pass(100);
        reporter.notice("Building the engine.");
        reporter.event("network", {
            kind: "message",
            severity: "warning",
            urn: vpc,
            text: "is deprecated\n",
        });
        clock.pass(100);
        expect(stream.screen).to.have.length(3);
        expect(stream.screen.slice(0, 2)).to.deep.equal([
            "Building the engine.",
            "network  warning aws:ec2:Vpc vpc: is deprecated",
        ]);
    });

    it("must leave errors to the summary", () => {
        reporter.stepStarted("network", undefined, "up");
        reporter.event("network", { kind: "message", severity: "error", urn: vpc, text: "broken" });
        clock.pass(100);
        expect(stream.text).not.to.include("broken");
    });

    it("must never paint a line that wraps", () => {
        reporter.stepStarted("network", undefined, "up");
        start(`${vpc}-${"x".repeat(200)}`);
        clock.pass(100);
        expect(stream.screen[0]).to.have.length(79);
    });

    it("must find its lines again after the window became narrower", () => {
        reporter.stepStarted("network", undefined, "up");
        start(`${vpc}-${"x".repeat(200)}`);
        clock.pass(100);
        stream.resize(40);
        // What filled one row of 80 columns fills two of 40.
        expect(stream.writes.at(-1)).to.include("\u001b[2A\r");
        expect(uncoloured(stream.writes.at(-1) ?? "").trim()).to.have.length(39);
    });

    it("must not need more rows than there are", () => {
        stream.rows = 4;
        for (let index = 0; index < 9; index++) reporter.stepStarted(`layer-${index}`, undefined, "up");
        for (let index = 0; index < 8; index++)
            reporter.stepFinished(`layer-${index}`, { result: "succeeded" });
        clock.pass(100);
        expect(stream.screen).to.have.length(3);
        expect(stream.screen[0]).to.include("layer-8");
    });

    it("must hide the cursor while it paints, and give it back", () => {
        expect(stream.isCursorShown).to.equal(true);
        reporter.stepStarted("network", undefined, "up");
        clock.pass(100);
        expect(stream.isCursorShown).to.equal(false);
        reporter.close();
        expect(stream.isCursorShown).to.equal(true);
    });

    it("must give the cursor back when the process ends without a word", () => {
        reporter.stepStarted("network", undefined, "up");
        clock.pass(100);
        for (const listener of process.listeners("exit").slice(-1)) listener(0);
        expect(stream.isCursorShown).to.equal(true);
    });

    it("must take itself off the screen before something else is written there, and go on after it", () => {
        reporter.stepStarted("network", undefined, "preview");
        clock.pass(100);
        reporter.clear();
        clock.pass(1000);
        expect(stream.screen).to.deep.equal([]);
        expect(stream.isCursorShown).to.equal(true);
        reporter.stepStarted("network", undefined, "up");
        clock.pass(100);
        expect(stream.screen).to.have.length(1);
        expect(stream.screen[0]).to.match(/ network {5}0\.1 s$/);
    });

    it("must leave nothing behind when it is closed: no lines, no timer, no listener", () => {
        const listeners = process.listenerCount("exit");
        reporter.stepStarted("network", undefined, "up");
        clock.pass(100);
        reporter.close();
        start(vpc);
        reporter.notice("too late");
        expect(stream.screen).to.deep.equal([]);
        expect([clock.timers, stream.listeners]).to.deep.equal([0, 0]);
        expect(process.listenerCount("exit")).to.equal(listeners - 1);
    });

    it("must use Pulumi's colours where there are colours", () => {
        reporter.close();
        reporter = progressReporter(stream, terminalOf(stream, {}), clock);
        reporter.stepStarted("network", undefined, "up");
        finish(vpc);
        clock.pass(100);
        expect(stream.text).to.include("\u001b[32m1 created\u001b[39m");
        expect(uncoloured(stream.text)).to.include("1 created");
    });
});
