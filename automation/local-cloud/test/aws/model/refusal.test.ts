import { expect } from "chai";
import { refuseDependent, refuseIf } from "../../../aws/model/refusal";
import { CloudError } from "../../../protocol/providerModel";

describe("a refusal of AWS", () => {
    it("is thrown with its code and its words if its condition holds", () => {
        expect(() => {
            refuseIf(true, "VolumeInUse", "The volume is attached.");
        })
            .to.throw(CloudError, "The volume is attached.")
            .with.property("code", "VolumeInUse");
    });

    it("is not thrown if its condition does not hold", () => {
        expect(() => {
            refuseIf(false, "VolumeInUse", "The volume is attached.");
            refuseDependent(false, "vpc", "vpc-1");
        }).not.to.throw();
    });

    it("names what cannot be deleted because something depends on it", () => {
        expect(() => {
            refuseDependent(true, "vpc", "vpc-1");
        })
            .to.throw(CloudError, "The vpc 'vpc-1' has dependencies and cannot be deleted.")
            .with.property("code", "DependencyViolation");
    });
});
