import { expect } from "chai";
import type { LayerResult, RunResult } from "../../../../automation/cake/model/results";
import { countsOf } from "../../../../automation/diffs/model/counts";
import type { LayerDiff } from "../../../../automation/diffs/model/model";
import { driftText } from "../../../../automation/report/text/driftText";
import { changeOf, layerOf } from "../../diffs/samples";
import { plain } from "./plain";

function rowOf(diff: LayerDiff, more: Partial<LayerResult> = {}): LayerResult {
    const result = diff.changes.length === 0 ? "unchanged" : "succeeded";
    return { layer: diff.layer, result, counts: countsOf(diff), seconds: 1, failures: [], ...more };
}

function run(diffs: readonly LayerDiff[], more: Partial<RunResult> = {}): RunResult {
    const layers = diffs.map((diff) => rowOf(diff));
    const diff = { environment: "dev-1", layers: diffs };
    return { verb: "drift", environment: "dev-1", result: "succeeded", layers, diff, seconds: 2, ...more };
}

const added = { kind: "add", new: "x", replaces: false } as const;
const vpc = changeOf({
    type: "aws:ec2/vpc:Vpc",
    name: "vpc",
    operation: "update",
    properties: [
        { path: "tags.Owner", ...added },
        { path: "tagsAll.Owner", ...added },
        { path: "tagsAll.default", ...added },
    ],
});
const route = changeOf({ type: "aws:ec2/route:Route", name: "private", operation: "delete", properties: [] });

describe("driftText", () => {
    it("must say of each resource whether it was changed or deleted, and what to do about it", () => {
        const text = driftText(run([layerOf("network", [vpc, route]), layerOf("compute", [])]), plain);
        expect(text).to.match(/^ {2}- {2}aws:ec2:Route private.* deleted outside$/m);
        expect(text).to.match(/^ {2}~ {2}aws:ec2:Vpc vpc.* changed outside$/m);
        expect(text).to.match(/^ {2}network +drifted +0 +1 +0 +1/m);
        expect(text).to.match(/^ {2}compute +as deployed/m);
        expect(text).to.include("drift of dev-1: 1 changed outside, 1 deleted outside");
        expect(text).to.include("npm run preview -- dev-1 --refresh");
        expect(text).to.include("npm run up -- dev-1 --refresh");
    });

    it("must not say a tag twice", () => {
        const text = driftText(run([layerOf("network", [vpc])]), plain);
        expect(text).to.include('+ tags.Owner: "x"').and.not.include("tagsAll.Owner");
        expect(text).to.include('+ tagsAll.default: "x"');
    });

    it("must be short where nothing was changed, and where there is nothing", () => {
        const text = driftText(run([layerOf("network", [])]), plain);
        expect(text).to.include("drift of dev-1: nothing changed outside").and.not.include("Next:");
        const skipped = rowOf(layerOf("network", []), {
            result: "skipped",
            reason: "not deployed",
            seconds: 0,
        });
        const bare = driftText(run([], { layers: [skipped] }), plain);
        expect(bare).to.equal("Nothing of dev-1 is deployed: there is nothing to compare.\n");
    });

    it("must tell what could not be compared", () => {
        const failures = [{ urn: "", text: "the cluster is unreachable" }];
        const layers = [rowOf(layerOf("network", []), { result: "failed", failures })];
        const text = driftText(run([layerOf("network", [])], { result: "failed", layers }), plain);
        expect(text).to.include("the cluster is unreachable").and.include("drift of dev-1 failed:");
    });
});
