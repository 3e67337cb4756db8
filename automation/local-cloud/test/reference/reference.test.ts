import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { format } from "prettier";
import { models } from "../../aws/provider/models";
import { referenceText } from "./referenceText";
import { refusalsOf } from "./refusals";

const folder = resolve(__dirname, "../../../../../automation/local-cloud");

describe("REFERENCE.md", () => {
    it("says what the code says (else: npm run reference -w local-cloud)", async () => {
        const text = await format(referenceText(folder), { parser: "markdown" });
        expect(readFileSync(join(folder, "REFERENCE.md"), "utf8")).to.equal(text);
    });

    it("has the refusals that a rehearsal depends on, each at its moment", () => {
        const refusals = refusalsOf(folder);
        expect(refusals.get("aws:ec2/vpc:Vpc")?.refuseDelete).to.include("DependencyViolation");
        expect(refusals.get("aws:ec2/subnet:Subnet")?.refuseCreate).to.include("InvalidSubnet.Conflict");
        expect(refusals.get("aws:eks/cluster:Cluster")?.refuseDelete).to.include("ResourceInUseException");
        expect([...refusals.keys()]).to.include.members(Object.keys(models));
    });
});
