// Covers: component.ts
import { expect } from "chai";
import { ofType } from "../../../recording";
import { clusterConfigSettings } from "../../../samples";
import { leftBehind, metaOf, recorded } from "../../recorded";

/** The parameters of the only storage class. */
async function parameters(...given: Parameters<typeof recorded>): Promise<Record<string, string>> {
    const [found, ...others] = ofType(await recorded(...given), "StorageClass");
    expect(others).to.be.empty;
    return found?.inputs.parameters as Record<string, string>;
}

describe("The default storage class", () => {
    it("must be the only one, with volumes that are encrypted and can grow", async () => {
        const [found, ...others] = ofType(await recorded(), "StorageClass");
        if (!found) throw new Error("There is no storage class.");
        expect(others).to.be.empty;
        expect(metaOf(found).annotations).to.include({
            "storageclass.kubernetes.io/is-default-class": "true",
        });
        expect(found.inputs).to.include({ provisioner: "ebs.csi.aws.com", allowVolumeExpansion: true });
        expect(found.inputs.parameters).to.include({ type: "gp3", encrypted: "true" });
    });

    it("must tag volumes like everything else, the environment's own tags last", async () => {
        expect(await parameters({}, { tags: { "cost-center": "4711" } })).to.include({
            tagSpecification_1: "environment=test",
            tagSpecification_4: "owner=platform",
            tagSpecification_6: "cost-center=4711",
        });
    });

    it("must say how fast an io2 volume is", async () => {
        const storageClass = { ...clusterConfigSettings.storageClass, type: "io2" } as const;
        expect(await parameters({ storageClass })).to.include({ type: "io2", iopsPerGB: "50" });
        expect(await parameters()).not.to.have.property("iopsPerGB");
    });

    it("must leave nothing behind when it is off", async () => {
        expect(await leftBehind({}, { storageClass: undefined })).to.deep.equal([
            "kubernetes:storage.k8s.io/v1:StorageClass gp3",
        ]);
    });
});
