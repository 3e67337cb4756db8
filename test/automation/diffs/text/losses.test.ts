import { expect } from "chai";
import { lossesOf } from "../../../../automation/diffs/text/losses";
import type { Operation } from "../../../../automation/diffs/model/model";
import { changeOf, layerOf } from "../samples";

function lost(type: string, operation: Operation): readonly string[] {
    return lossesOf(layerOf("data", [changeOf({ type, name: "x", operation })])).map((loss) => loss.lost);
}

describe("what is lost", () => {
    it("is the data of a resource that is deleted or replaced", () => {
        for (const operation of ["delete", "replace"] as const) {
            expect(lost("aws:rds/instance:Instance", operation)).to.deep.equal(["the data in the database"]);
            expect(lost("kubernetes:core/v1:Namespace", operation)).to.deep.equal([
                "everything in the namespace",
            ]);
        }
    });

    it("is nothing if a resource is created or updated, or has no data", () => {
        expect(lost("aws:rds/instance:Instance", "update")).to.deep.equal([]);
        expect(lost("aws:rds/instance:Instance", "create")).to.deep.equal([]);
        expect(lost("aws:ec2/subnet:Subnet", "delete")).to.deep.equal([]);
    });
});
