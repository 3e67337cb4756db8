import { expect } from "chai";
import type { RunReport, RunResult } from "../../../../automation/cake/model/results";
import {
    exitCodeOfChecks,
    exitCodeOfLeftovers,
    exitCodeOfReport,
    exitCodeOfRun,
    exitCodeOfSchedule,
} from "../../../../automation/commands/common/exitCodeOf";
import type { LayerDiff } from "../../../../automation/diffs/model/model";
import { CakeError } from "../../../../automation/system/errors";

function run(more: Partial<RunResult> = {}): RunResult {
    return { verb: "up", environment: "dev-1", result: "succeeded", layers: [], seconds: 0, ...more };
}

const change = { urn: "", type: "", name: "", operation: "create", properties: [] } as const;

function layer(changes: LayerDiff["changes"]): LayerDiff {
    return { layer: "network", confidence: "exact", waitsOn: [], unchanged: 0, changes };
}

const pending = { environment: "dev-1", layers: [layer([change])] };
const nothing = { environment: "dev-1", layers: [layer([])] };
const timedOut = { message: "", exitCode: 9 } as const;
const row = { step: "drain", result: "failed", counts: {} as never, seconds: 0, failures: [] } as const;

function report(...results: readonly (RunResult | Error)[]): RunReport {
    const runs = results.map((result, index) =>
        result instanceof Error
            ? { environment: `env-${index}`, error: result }
            : { environment: `env-${index}`, result },
    );
    return { verb: "up", runs, seconds: 0 };
}

describe("the exit code of a run", () => {
    it("is 0 when it succeeded, 4 when a resource failed, 8 when it was cancelled", () => {
        expect(exitCodeOfRun(run())).to.equal(0);
        expect(exitCodeOfRun(run({ result: "failed" }))).to.equal(4);
        expect(exitCodeOfRun(run({ result: "cancelled" }))).to.equal(8);
    });

    it("is 5 when a check found a stored diff that is not current", () => {
        expect(exitCodeOfRun(run({ verb: "check", result: "failed" }))).to.equal(5);
    });

    it("is that of the drain, the sweep or the commit that failed", () => {
        const drained = { ...row, waitingFor: [], failure: timedOut };
        expect(exitCodeOfRun(run({ verb: "destroy", result: "failed", drained }))).to.equal(9);
        const swept = {
            ...row,
            step: "sweep",
            leftovers: [],
            failure: { message: "", exitCode: 3 },
        } as const;
        expect(exitCodeOfRun(run({ verb: "destroy", result: "failed", swept }))).to.equal(3);
        const commit = { notices: [], failure: { message: "", exitCode: 1 } } as const;
        expect(exitCodeOfRun(run({ commit }))).to.equal(1);
    });

    it("is 7 when there are changes and none was expected, as always with drift", () => {
        expect(exitCodeOfRun(run({ verb: "preview", diff: pending }))).to.equal(0);
        expect(exitCodeOfRun(run({ verb: "preview", diff: pending }), { noChanges: true })).to.equal(7);
        expect(exitCodeOfRun(run({ verb: "preview", diff: nothing }), { noChanges: true })).to.equal(0);
        expect(exitCodeOfRun(run({ verb: "drift", diff: pending }))).to.equal(7);
        expect(exitCodeOfRun(run({ verb: "drift", diff: nothing }))).to.equal(0);
        expect(exitCodeOfRun(run({ verb: "drift", diff: pending, result: "failed" }))).to.equal(4);
    });
});

describe("the exit code of several runs", () => {
    it("is that of the one that ended worst", () => {
        expect(exitCodeOfReport(report(run(), run()))).to.equal(0);
        expect(exitCodeOfReport(report(run(), new CakeError("", 2), new CakeError("", 5)))).to.equal(5);
        expect(exitCodeOfReport(report(new CakeError("", 5), run({ result: "failed" })))).to.equal(4);
        expect(exitCodeOfReport(report(run({ result: "failed" }), new Error("a fault")))).to.equal(255);
        expect(exitCodeOfReport(report(run({ diff: pending })), { noChanges: true })).to.equal(7);
    });

    it("is 0, 4 or 8 for a schedule, whatever they failed of", () => {
        expect(exitCodeOfSchedule(report())).to.equal(0);
        expect(exitCodeOfSchedule(report(run(), run()))).to.equal(0);
        expect(exitCodeOfSchedule(report(run(), new CakeError("", 5)))).to.equal(4);
        expect(exitCodeOfSchedule(report(new Error("a fault"), run({ result: "cancelled" })))).to.equal(8);
    });
});

describe("the exit code of a look", () => {
    it("is 4 when something is left behind, and that of the error when an environment cannot be read", () => {
        const left = { environment: "a", leftovers: [{} as never] };
        expect(exitCodeOfLeftovers([{ environment: "a", leftovers: [] }])).to.equal(0);
        expect(exitCodeOfLeftovers([left])).to.equal(4);
        expect(exitCodeOfLeftovers([left, { environment: "b", error: new CakeError("", 3) }])).to.equal(3);
    });

    it("is 1 when a check of the machine failed", () => {
        const check = { name: "git", found: "" };
        expect(exitCodeOfChecks([{ ...check, result: "ok" }])).to.equal(0);
        expect(
            exitCodeOfChecks([
                { ...check, result: "ok" },
                { ...check, result: "failed" },
            ]),
        ).to.equal(1);
    });
});
