import { expect } from "chai";
import { reportTableText } from "../../../../automation/report/text/reportTableText";
import { firstDiff, laterDiff } from "../../diffs/samples";
import { brokenRun, failedRun, idleRun, mixedReport, rowOf, runOf } from "../files/samples";
import { plain, uncoloured } from "./plain";

describe("reportTableText", () => {
    it("must have a row for each environment, what failed and why, the sum, and the next command", () => {
        expect(reportTableText(mixedReport, plain)).to.equal(`
  environment  result      +  ~  +-  -   same      time
  sandbox-a    succeeded   7  0   0  0      0      12 s
  staging      succeeded  12  3   2  1  1,305      12 s
  dev-1        failed     12  0   0  0      3  1 m 15 s  compute: aws:eks:Cluster cluster: ResourceLimitExceeded
  dev-2        failed                                    stacks/dev-2/stack.yaml:3:5: network.cidr is no block.
  dev-3        unchanged   0  0   0  0     93     0.1 s

dev-1
  compute aws:eks:Cluster cluster
    ResourceLimitExceeded: too many clusters
    ask for <more>

dev-2
    error: stacks/dev-2/stack.yaml:3:5: network.cidr is no block.

    Write one such as 10.0.0.0/16.

preview of 5 environments, 2 failed: 31 to create, 3 to update, 2 to replace, 1 to delete, 1,401 unchanged, in 14 s
Next:   npm run preview -- dev-1 dev-2
`);
    });

    it("must go on with the first environment that has changes", () => {
        const runs = [idleRun, runOf(laterDiff), runOf(firstDiff)];
        const text = reportTableText({ ...mixedReport, runs }, plain);
        expect(text.match(/Next:.*/g)).to.deep.equal(["Next:   npm run up -- staging"]);
    });

    it("must name no next command where nothing is to be done", () => {
        expect(reportTableText({ ...mixedReport, runs: [idleRun, idleRun] }, plain))
            .to.include("preview of 2 environments: no changes, 186 unchanged, in 14 s\n")
            .and.not.to.include("Next");
    });

    it("must go on with one environment after an up that failed in several", () => {
        const runs = [failedRun("up"), brokenRun];
        const text = reportTableText({ verb: "up", runs, seconds: 3 }, plain);
        expect(text).to.include("up of 2 environments, 2 failed: 12 created, 3 unchanged, in 3.0 s\n");
        expect(text).to.include("\nNext:   npm run up -- dev-1\n");
    });

    it("must send whoever has a stale diff to a preview", () => {
        const text = reportTableText({ verb: "check", runs: [failedRun("check")], seconds: 3 }, plain);
        expect(text).to.include("\nNext:   npm run preview -- dev-1\n");
    });

    it("must call drift what was changed outside", () => {
        const text = reportTableText({ verb: "drift", runs: [runOf(laterDiff, "drift")], seconds: 3 }, plain);
        expect(text).to.include("drift of 1 environment: 12 created outside, 3 changed outside, ");
    });

    it("must say why nothing was done at all", () => {
        const layers = ["network", "compute"].map((name) =>
            rowOf(name, "skipped", { reason: "not deployed" }),
        );
        const run = runOf({ environment: "dev-4", layers: [] }, "drift");
        const runs = "error" in run ? [] : [{ ...run, result: { ...run.result, layers } }];
        const text = reportTableText({ verb: "drift", runs, seconds: 3 }, plain);
        expect(text).to.match(/\n {2}dev-4 +skipped .* not deployed\n/);
    });

    it("must read the same with colours", () => {
        const coloured = reportTableText(mixedReport, { ...plain, colour: true });
        expect(coloured).to.include("\u001b[31mfailed\u001b[39m");
        expect(uncoloured(coloured)).to.equal(reportTableText(mixedReport, plain));
    });
});
