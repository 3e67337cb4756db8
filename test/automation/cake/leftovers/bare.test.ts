import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before as knownBefore, recordBare, wasBefore } from "../../../../automation/cake/leftovers/bare";
import { pathsOf, runFolder } from "../../../../automation/cake/model/paths";
import { writeAtomically } from "../../../../automation/system/atomicFile";
import { temporaryFolder } from "../../../support/temporaryFolder";

describe("what was there before an environment", () => {
    const arns = new Set([
        "arn:aws:ec2:eu-central-1:111111111111:volume/vol-1",
        "arn:aws:logs:eu-central-1:111111111111:log-group:/aws/eks/dev-1/cluster",
        "arn:aws:elasticloadbalancing:eu-central-1:111111111111:loadbalancer/net/a/1",
    ]);

    it("is known by its id, its name or its ARN", () => {
        expect(wasBefore(arns, "vol-1")).to.be.true;
        expect(wasBefore(arns, "/aws/eks/dev-1/cluster")).to.be.true;
        expect(wasBefore(arns, [...arns][2] ?? "")).to.be.true;
        expect(wasBefore(arns, "ol-1")).to.be.false;
        expect(wasBefore(new Set(), "vol-1")).to.be.false;
    });

    it("is nothing where no record can be read, and stays on record when the environment is bare", () => {
        const paths = pathsOf(temporaryFolder());
        recordBare(paths, "dev-1");
        expect([...knownBefore(paths, "dev-1")]).to.deep.equal([]);
        const file = join(runFolder(paths, "dev-1"), "before.json");
        writeAtomically(file, JSON.stringify({ at: "2026-01-01T00:00:00Z", resources: ["arn:1"] }));
        recordBare(paths, "dev-1");
        expect([...knownBefore(paths, "dev-1")]).to.deep.equal(["arn:1"]);
        writeFileSync(file, "{");
        expect([...knownBefore(paths, "dev-1")]).to.deep.equal([]);
    });
});
