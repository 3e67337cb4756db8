// Covers: markdownEnvironment.ts, markdownFailures.ts, markdownLosses.ts, markdownTable.ts, markdownTree.ts
import { expect } from "chai";
import type { RunReport } from "../../../../../automation/cake/model/results";
import { markdownReport } from "../../../../../automation/report/files/markdown/markdownReport";
import { added, changeOf, firstDiff, laterDiff, layerOf } from "../../../diffs/samples";
import { markdownParts } from "./markdownParts";
import { brokenRun, failedRun, idleRun, mixedReport, reportOf, rowOf, runOf } from "../samples";

const later = markdownReport(reportOf(runOf(laterDiff)));

/** What a reader sees who unfolds nothing. */
function unfolded(text: string): string {
    return text.replace(/<details>[^]*?<\/details>/g, "");
}

function layerOfSize(name: string, size: number): ReturnType<typeof layerOf> {
    const changes = Array.from({ length: size }, (_, index) =>
        changeOf({ type: `a:b:C${index}`, name: `c${index}`, properties: [added("size", index)] }),
    );
    return layerOf(name, changes);
}

describe("A report in Markdown", () => {
    it("must begin with the marker by which it is found again, and a heading with counts", () => {
        expect(later.split("\n").slice(0, 2)).to.deep.equal([
            "<!-- layer-cake: preview staging -->",
            "### staging: 12 to create, 3 to update, 2 to replace, 1 to delete, 1,305 unchanged",
        ]);
    });

    it("must have a row for each layer, with what it waits on", () => {
        const first = markdownReport(reportOf(runOf(firstDiff)));
        expect(first).to.include(`| layer | confidence | + | ~ | +- | - | same |
| --- | --- | ---: | ---: | ---: | ---: | ---: |
| network | exact | 3 |  |  |  |  |
| compute | conditional, waits on \`network.privateSubnetIds\`, \`network.vpcId\` | 2 |  |  |  |  |
`);
    });

    it("must show replacements and deletions unfolded, with what is lost", () => {
        const text = unfolded(later);
        expect(text).to.include(
            "> - `kubernetes:core/v1:Namespace old-team` in cluster-config is deleted: everything in the namespace\n",
        );
        expect(text).to.include(
            "- `aws:ec2:Subnet private-a (subnet-11)` in network is replaced because of `cidrBlock`\n",
        );
        expect(text).not.to.include("enableDnsHostnames");
    });

    it("must fold the tree of each layer that changes, in lines that GitHub colours", () => {
        expect(later).to.include(`<details>
<summary>network: 1 to update, 1 to replace</summary>

\`\`\`diff
! ~ aws:ec2:Vpc vpc (vpc-0a1b2c3d)
!        enableDnsHostnames: false → true
+        tags.Owner: "platform"
-        tags["cost.centre"]: "4711"
!    +- aws:ec2:Subnet private-a (subnet-11)
!           cidrBlock: "10.0.0.0/20" → "10.0.64.0/20" (forces replacement)
\`\`\`

</details>
`);
        expect(later).not.to.include("<summary>compute");
    });

    it("must colour new and deleted resources whole, and of values in lines those that differ", () => {
        const [, tree = []] = markdownParts(later).fenced;
        expect(tree).to.include("- kubernetes:core/v1:Namespace old-team");
        expect(tree).to.include('+      · team-11  metadata.namespace: "team-11"');
        expect(tree.filter((line) => /^- +Action: "sts:TagSession"$/.test(line))).to.have.length(1);
        expect(tree).to.include("             … 2 unchanged lines");
        for (const line of tree)
            expect(line)
                .to.match(/^[-+! ]/)
                .and.not.to.match(/ $/);
    });

    it("must be the same text for the same changes, however long they took to find", () => {
        const [run] = reportOf(runOf(laterDiff)).runs;
        expect(run !== undefined && "result" in run).to.equal(true);
        if (run === undefined || "error" in run) return;
        const { result } = run;
        const slow = {
            ...result,
            seconds: 99,
            layers: result.layers.map((row) => ({ ...row, seconds: 42 })),
        };
        expect(markdownReport(reportOf({ ...run, result: slow }))).to.equal(later);
    });

    it("must say what an up did, how long it took, and what failed", () => {
        const text = markdownReport(reportOf(failedRun("up"), "up"));
        expect(text).to.equal(`<!-- layer-cake: up dev-1 -->
### dev-1: up failed, 12 created, 3 unchanged

| layer | result | + | ~ | +- | - | same | time | reason |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
| network | succeeded | 12 |  |  |  | 3 | 12 s |  |
| compute | failed |  |  |  |  |  | 1 m 03 s |  |
| cluster-config | skipped |  |  |  |  |  |  | \`compute failed\` |

**compute** \`aws:eks:Cluster cluster\`

\`\`\`text
ResourceLimitExceeded: too many clusters
ask for <more>
\`\`\`

Next: \`npm run up -- dev-1\`
`);
    });

    it("must call drift what was changed outside", () => {
        const text = markdownReport(reportOf(runOf(laterDiff, "drift"), "drift"));
        expect(text).to.include("### staging: 12 created outside, 3 changed outside, ");
        expect(text).to.include("<summary>network: 1 changed outside, 1 replaced outside</summary>");
        expect(text).to.include("**Replaced or deleted outside:**").and.not.to.include("brought back");
    });

    it("must say of a check whether the stored diff is current", () => {
        const text = markdownReport(reportOf(runOf(laterDiff, "check"), "check"));
        expect(text).to.include("### staging: the stored diff is current, 12 to create, ");
    });

    it("must say why an environment has no result, and what to do", () => {
        const text = markdownReport(reportOf(brokenRun));
        expect(text).to.equal(`<!-- layer-cake: preview dev-2 -->
### dev-2: preview failed

\`\`\`text
stacks/dev-2/stack.yaml:3:5: network.cidr is no block.

Write one such as 10.0.0.0/16.
\`\`\`
`);
    });

    it("must have one table over several environments, and a section for each", () => {
        const text = markdownReport(mixedReport);
        expect(text).to.match(/^<!-- layer-cake: preview sandbox-a staging dev-1 dev-2 dev-3 -->\n/);
        expect(text).to.include("\n### preview of 5 environments, 2 failed: 31 to create, ");
        expect(text).to.include("\n| dev-3 | unchanged |  |  |  |  | 93 |  |\n");
        expect(text).to.include(
            "\n| dev-2 | failed |  |  |  |  |  | `stacks/dev-2/stack.yaml:3:5: network.cidr is no block.` |\n",
        );
        expect(text.match(/^#### [\w-]+/gm)).to.deep.equal(
            ["sandbox-a", "staging", "dev-1", "dev-2", "dev-3"].map((name) => `#### ${name}`),
        );
    });

    it("must cut the largest tree first, by whole lines, and say where the rest is", () => {
        const layers = [layerOfSize("network", 20), layerOfSize("compute", 5000)];
        const text = markdownReport(reportOf(runOf({ environment: "dev-1", layers })));
        expect(text.length).to.be.within(63_000, 63_999);
        const [network = [], compute = []] = markdownParts(text).fenced;
        expect(network).to.have.length(40);
        const more = /^ {2}… ([\d,]+) more lines: see stacks\/dev-1\/changes\.txt$/.exec(
            compute.at(-1) ?? "",
        );
        expect(Number(more?.[1]?.replace(",", ""))).to.equal(10_000 - (compute.length - 1));
    });

    it("must share the room fairly between environments", () => {
        const sizes = [5000, 30, 4000, 3000];
        const runs = sizes.map((size, index) =>
            runOf({ environment: `dev-${index}`, layers: [layerOfSize("network", size)] }),
        );
        const text = markdownReport({ verb: "preview", runs, seconds: 1 });
        expect(text.length).to.be.within(63_000, 63_999);
        const [first = 0, second = 0, third = 0, fourth = 0] = markdownParts(text).fenced.map(
            (lines) => lines.join("\n").length,
        );
        expect(second)
            .to.be.above(0)
            .and.below(first / 10);
        expect(Math.max(first, third, fourth) / Math.min(first, third, fourth)).to.be.below(1.02);
    });

    it("must keep what is lost though the trees have no room", () => {
        const namespaces = Array.from({ length: 3000 }, (_, index) =>
            changeOf({ type: "kubernetes:core/v1:Namespace", name: `n${index}`, operation: "delete" }),
        );
        const big = layerOf("cluster-config", namespaces);
        const text = markdownReport(reportOf(runOf({ environment: "dev-1", layers: [big] })));
        expect(unfolded(text))
            .to.include("Namespace n0`")
            .and.to.include("> - … and 2,990 more of this kind\n");
    });

    it("must have a place for each of 300 environments, and sections for those that have something to tell", () => {
        const runs = Array.from({ length: 300 }, (_, index) => {
            const environment = `environment-${index}`;
            const layers = [layerOfSize("network", index % 10 === 0 ? 50 : 0)];
            return runOf({ environment, layers });
        });
        const text = markdownReport({ verb: "preview", runs, seconds: 1 });
        expect(text.length).to.be.below(64_000);
        expect(text.split("\n")[0]).to.match(/^<!-- layer-cake: preview [0-9a-f]{64} -->$/);
        expect(text.match(/^#### /gm)).to.have.length(100);
        for (let index = 0; index < 300; index += 10) {
            expect(text).to.include(`\n#### environment-${index}: 50 to create\n`);
        }
        expect(text).to.include("\n| environment-299 | unchanged ");
        markdownParts(text);
    });

    it("must be one line for an environment among others that has nothing to do", () => {
        const runs = [idleRun, runOf(firstDiff)];
        const text = markdownReport({ verb: "preview", runs, seconds: 1 } satisfies RunReport);
        expect(text).to.include("\n#### dev-3: no changes, 93 unchanged\n\n#### sandbox-a");
    });

    it("must show how far an environment among others came that was cancelled", () => {
        const cancelled = ["network", "compute"].map((name) =>
            rowOf(name, "cancelled", { reason: "cancelled before it began" }),
        );
        const run = runOf({ environment: "dev-5", layers: [] }, "up");
        if ("error" in run) return;
        const result = { ...run.result, result: "cancelled" as const, layers: cancelled };
        const text = markdownReport({ verb: "up", runs: [{ ...run, result }, idleRun], seconds: 1 });
        expect(text).to.include("\n#### dev-5: up cancelled\n\n| layer |");
        expect(text).to.include("\n| compute | cancelled |  |  |  |  |  | `cancelled before it began` |\n");
    });

    it("must count failures beyond the fifth", () => {
        const failures = Array.from({ length: 9 }, () => ({ urn: "", text: "no" }));
        const [run] = [failedRun("up")];
        if ("error" in run) return;
        const layers = [rowOf("compute", "failed", { failures })];
        const text = markdownReport(reportOf({ ...run, result: { ...run.result, layers } }, "up"));
        expect(markdownParts(text).fenced).to.have.length(5);
        expect(text).to.include("\n… and 4 more in compute\n");
    });
});
