import { expect } from "chai";
import { withWaits } from "../../../../automation/engine/changes/withWaits";
import type { Change, PropertyChange } from "../../../../automation/diffs/model/model";

const urn = "urn:pulumi:dev::compute::test:index:Thing::a";

function waits(property: Partial<PropertyChange>, path: string): readonly string[] | undefined {
    const full: PropertyChange = { path: "vpc", kind: "add", replaces: false, ...property };
    const change: Change = { urn, type: "t", name: "a", operation: "create", properties: [full] };
    const recorded = [
        { urn, path, waitsOn: ["network.vpcId"] },
        { urn: `${urn}b`, path, waitsOn: ["network.other"] },
    ];
    return withWaits([change], recorded)[0]?.properties[0]?.waitsOn;
}

describe("withWaits", () => {
    it("says what an unknown waits on, whether the property is a part of the input or the input of the property", () => {
        expect(waits({ path: "vpc.ids[0]", new: "[unknown]" }, "vpc")).to.deep.equal(["network.vpcId"]);
        expect(waits({ path: "vpc", new: { ids: ["[unknown]"] } }, "vpc.ids")).to.deep.equal([
            "network.vpcId",
        ]);
    });

    it("says nothing of values that are known, and of other properties and resources", () => {
        expect(waits({ new: "vpc-1" }, "vpc")).to.equal(undefined);
        expect(waits({ path: "vpcId", new: "[unknown]" }, "vpc")).to.equal(undefined);
    });
});
