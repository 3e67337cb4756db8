import { expect } from "chai";
import type { LayerResult, RunResult } from "../../../../automation/cake/model/results";
import { noCounts } from "../../../../automation/diffs/model/counts";
import { summaryText } from "../../../../automation/report/text/summaryText";
import { plain, uncoloured } from "./plain";

function row(layer: string, result: LayerResult["result"], more: Partial<LayerResult> = {}): LayerResult {
    return { layer, result, counts: noCounts, seconds: 0, failures: [], ...more };
}

const failure = {
    urn: "urn:pulumi:a::compute::eks:index:Cluster$aws:eks/cluster:Cluster::cluster-eksCluster",
    text: "ResourceLimitExceeded: too many clusters\nask for more",
};

const failed: RunResult = {
    verb: "up",
    environment: "sandbox-a",
    result: "failed",
    seconds: 132,
    next: "npm run up -- sandbox-a",
    layers: [
        row("network", "succeeded", { seconds: 12.2, counts: { ...noCounts, create: 66 } }),
        row("compute", "failed", {
            seconds: 120,
            counts: { ...noCounts, create: 12, same: 3 },
            failures: [failure],
            reason: failure.text,
        }),
        row("cluster-config", "skipped", { reason: "compute failed" }),
    ],
};

describe("summaryText", () => {
    it("must have a row for each layer, what failed, and the next command", () => {
        expect(summaryText(failed, plain)).to.equal(`
up of sandbox-a failed: 78 created, 3 unchanged, in 2 m 12 s

  layer           result      +  ~  +-  -  same      time
  network         succeeded  66  0   0  0     0      12 s
  compute         failed     12  0   0  0     3  2 m 00 s
  cluster-config  skipped                                  compute failed

  compute aws:eks:Cluster cluster-eksCluster
    ResourceLimitExceeded: too many clusters
    ask for more

Next:   npm run up -- sandbox-a
`);
    });

    it("must say of a preview what is to be done, and where to read it", () => {
        const layers = [
            row("network", "succeeded", { seconds: 1, counts: { ...noCounts, create: 3, replace: 1 } }),
        ];
        const text = summaryText({ ...failed, verb: "preview", result: "succeeded", layers }, plain);
        expect(text).to.include("preview of sandbox-a succeeded: 3 to create, 1 to replace, in 2 m 12 s\n");
        expect(text).to.include("\nReview: stacks/sandbox-a/changes.txt\nNext:   npm run up -- sandbox-a\n");
    });

    it("must not send anybody to a file when there is nothing to do", () => {
        const layers = [row("network", "unchanged", { seconds: 1, counts: { ...noCounts, same: 9 } })];
        const text = summaryText({ ...failed, verb: "preview", result: "succeeded", layers }, plain);
        expect(text).to.include("no changes, 9 unchanged");
        expect(text).not.to.include("Review");
    });

    it("must show a reason where no resource failed", () => {
        const layers = [row("network", "failed", { reason: "the state is locked\nby somebody" })];
        expect(summaryText({ ...failed, layers }, plain))
            .to.include("the state is locked\n")
            .and.not.to.include("by somebody");
    });

    it("must count failures beyond the fifth", () => {
        const layers = [row("compute", "failed", { failures: Array.from({ length: 9 }, () => failure) })];
        const text = summaryText({ ...failed, layers }, plain);
        expect(text.match(/ResourceLimitExceeded/g)).to.have.length(5);
        expect(text).to.include("… and 4 more in compute\n");
    });

    it("must read the same with colours", () => {
        const coloured = summaryText(failed, { ...plain, colour: true });
        expect(coloured).to.include("\u001b[31mfailed\u001b[39m");
        expect(uncoloured(coloured)).to.equal(summaryText(failed, plain));
    });
});
