import { expect } from "chai";
import type {
    DrainResult,
    LeftoverResult,
    RunResult,
    SweepResult,
} from "../../../../automation/cake/model/results";
import { exitCodeOfRun } from "../../../../automation/commands/common/exitCodeOf";
import { noCounts } from "../../../../automation/diffs/model/counts";
import { csvReport } from "../../../../automation/report/files/csvReport";
import { junitReport } from "../../../../automation/report/files/junitReport";
import { markdownReport } from "../../../../automation/report/files/markdown/markdownReport";
import { runReason } from "../../../../automation/report/words/runWords";
import { allLeftoversText } from "../../../../automation/report/text/leftoversText";
import { summaryText } from "../../../../automation/report/text/summaryText";
import { plain } from "./plain";

const row = { counts: noCounts, seconds: 1, failures: [] };
const volume: LeftoverResult = {
    kind: "volume",
    id: "vol-1",
    name: "claim shop/data",
    size: "20 GiB gp3",
    createdAt: "2026-01-01T00:00:00.000Z",
    mark: "tag environment=dev-1",
    result: "left",
    reason: "the settings say `sweep: report`",
};
const drained: DrainResult = { ...row, step: "drain", result: "unchanged", waitingFor: [] };
const stuck: DrainResult = {
    ...row,
    step: "drain",
    result: "failed",
    reason: "The drain of dev-1 waited too long for Service shop/web.",
    waitingFor: [{ object: "Service shop/web", finalizers: ["a/b"], reason: "finalizers a/b" }],
    failure: { message: "waited", exitCode: 9, remedy: "Look at why it stays." },
};
const swept: SweepResult = {
    ...row,
    step: "sweep",
    result: "failed",
    reason: "1 thing is left in AWS",
    leftovers: [volume],
};

function destroyed(more: Partial<RunResult>): RunResult {
    return { verb: "destroy", environment: "dev-1", result: "failed", layers: [], seconds: 2, ...more };
}

function report(result: RunResult) {
    return { verb: "destroy", runs: [{ environment: "dev-1", result }], seconds: 2 } as const;
}

describe("what a destroy tells of its drain and its sweep", () => {
    it("names each leftover with kind, id, size, age and why it stays", () => {
        const result = destroyed({ drained, swept });
        const text = summaryText(result, plain);
        expect(text).to.match(/drain +unchanged/);
        expect(text).to.match(/sweep +failed .*1 thing is left in AWS/);
        expect(text).to.match(
            /volume +vol-1 \(claim shop\/data\) +20 GiB gp3 +.* +left +the settings say `sweep: report`/,
        );
        expect(exitCodeOfRun(result)).to.equal(4);
        expect(runReason({ environment: "dev-1", result })).to.equal("sweep: 1 thing is left in AWS");
    });

    it("says what a drain waited for, and ends with its exit code", () => {
        const result = destroyed({ drained: stuck });
        const text = summaryText(result, plain);
        expect(text).to.contain("Still in the cluster:\n  Service shop/web finalizers a/b\n");
        expect(text).to.contain("Look at why it stays.");
        expect(exitCodeOfRun(result)).to.equal(9);
    });

    it("tells both in all report files", () => {
        const both = report(destroyed({ drained: stuck, swept }));
        const markdown = markdownReport(both);
        expect(markdown).to.contain("| `Service shop/web` | `finalizers a/b` |");
        expect(markdown).to.match(/\| volume \| `vol-1` \| `20 GiB gp3` \| 2026-01-01/);
        const junit = junitReport(both);
        expect(junit).to.contain('name="drain"').and.to.contain("Service shop/web: finalizers a/b");
        expect(junit).to.contain("volume vol-1 20 GiB gp3");
        expect(csvReport(both)).to.match(/dev-1,drain,failed,.*\r\ndev-1,sweep,failed,/);
    });

    it("lists the leftovers of several environments, those that are bare too", () => {
        const all = [
            { environment: "dev-1", leftovers: [volume] },
            { environment: "dev-2", leftovers: [] },
        ];
        const text = allLeftoversText(all, plain, new Date("2026-01-03T00:00:00Z"));
        expect(text).to.match(/^dev-1:\nLeft behind in AWS:\n/);
        expect(text).to.match(/2 d ago +left/);
        expect(text).to.match(/dev-2: nothing is left behind\n$/);
    });
});
