import { expect } from "chai";
import { shortType, urnParts } from "../../../../automation/diffs/model/urn";

describe("the parts of a URN", () => {
    it("are the type of the resource, without those of its parents, and its name", () => {
        const urn = "urn:pulumi:dev::compute::eks:index:Cluster$aws:eks/cluster:Cluster::cluster-eksCluster";
        expect(urnParts(urn)).to.deep.equal({ type: "aws:eks/cluster:Cluster", name: "cluster-eksCluster" });
    });

    it("may have a name with colons in it", () => {
        expect(urnParts("urn:pulumi:dev::p::a:b:C::x::y").name).to.equal("x::y");
    });

    it("are the text itself for any other text", () => {
        expect(urnParts("volume vol-1")).to.deep.equal({ type: "", name: "volume vol-1" });
    });
});

describe("a short type", () => {
    it("leaves out a module that repeats the name", () => {
        expect(shortType("aws:ec2/vpc:Vpc")).to.equal("aws:ec2:Vpc");
        expect(shortType("aws:iam/rolePolicy:RolePolicy")).to.equal("aws:iam:RolePolicy");
    });

    it("is the type itself if nothing is repeated", () => {
        for (const type of [
            "kubernetes:apps/v1:Deployment",
            "eks:index:Cluster",
            "pulumi:providers:aws",
            "x",
        ]) {
            expect(shortType(type)).to.equal(type);
        }
    });
});
