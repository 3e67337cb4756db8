import { expect } from "chai";
import {
    countsOf,
    countsText,
    noCounts,
    planLine,
    sumCounts,
} from "../../../../automation/diffs/model/counts";
import { changeOf, laterDiff, layerOf } from "../samples";

describe("counts", () => {
    it("must count each operation once, and what stays", () => {
        const counts = laterDiff.layers.map(countsOf);
        expect(counts[0]).to.deep.equal({ ...noCounts, update: 1, replace: 1, same: 31 });
        expect(sumCounts(counts)).to.deep.equal({ create: 12, update: 3, replace: 2, delete: 1, same: 1305 });
    });

    it("must count an import as a resource more, and a read not at all", () => {
        const changes = (["import", "read"] as const).map((operation) =>
            changeOf({ type: "a:b:C", name: operation, operation }),
        );
        expect(countsOf(layerOf("network", changes))).to.deep.equal({ ...noCounts, create: 1 });
    });

    it("must write the plan as Terraform counts it", () => {
        const line = planLine({ create: 66, update: 1, replace: 2, delete: 3, same: 9 });
        expect(line).to.equal("Plan: 68 to add, 1 to change, 5 to destroy.");
    });

    it("must use Pulumi's words before and after", () => {
        const counts = { ...noCounts, create: 3, delete: 1200, same: 7 };
        expect(countsText(counts)).to.equal("3 to create, 1,200 to delete, 7 unchanged");
        expect(countsText(counts, "done")).to.equal("3 created, 1,200 deleted, 7 unchanged");
        expect(countsText(noCounts)).to.equal("no changes");
    });
});
