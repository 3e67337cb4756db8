import { expect } from "chai";
import { identityOf } from "../../../../automation/engine/repair/identity";

const where = { account: "111111111111", partition: "aws" };
const of = (type: string, inputs: Record<string, unknown> = {}) => identityOf(type, inputs, where);
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("how a resource is found that may have been created", () => {
    it("is its name, as the provider imports it, if it has one", () => {
        expect(of("aws:iam/role:Role", { name: "nodes" })).to.deep.equal({ by: "id", id: "nodes" });
        const addon = { clusterName: "dev", addonName: "vpc-cni" };
        expect(of("aws:eks/addon:Addon", addon)).to.deep.equal({ by: "id", id: "dev:vpc-cni" });
        const policy = of("aws:iam/policy:Policy", { name: "p" });
        expect(policy).to.deep.equal({ by: "id", id: "arn:aws:iam::111111111111:policy/p" });
        const route = { routeTableId: "rtb-1", destinationCidrBlock: "0.0.0.0/0" };
        expect(of("aws:ec2/route:Route", route)).to.deep.equal({ by: "id", id: "rtb-1_0.0.0.0/0" });
        const rule = {
            securityGroupId: "sg-1",
            type: "ingress",
            protocol: "tcp",
            fromPort: 443,
            toPort: 443,
        };
        expect(
            of("aws:ec2/securityGroupRule:SecurityGroupRule", { ...rule, cidrBlocks: ["10.0.0.0/8"] }),
        ).to.deep.equal({ by: "id", id: "sg-1_ingress_tcp_443_443_10.0.0.0/8" });
    });

    it("is namespace and name in Kubernetes, for a release too", () => {
        const metadata = { name: "quota", namespace: "platform" };
        expect(of("kubernetes:core/v1:ResourceQuota", { metadata })).to.deep.equal({
            by: "id",
            id: "platform/quota",
        });
        expect(of("kubernetes:core/v1:Namespace", { metadata: { name: "platform" } })).to.deep.equal({
            by: "id",
            id: "platform",
        });
        expect(of("kubernetes:helm.sh/v3:Release", metadata)).to.deep.equal({
            by: "id",
            id: "platform/quota",
        });
    });

    it("is its tags if AWS makes up the id, the provider's default tags among them", () => {
        const inputs = { tags: { Name: "vpc" }, tagsAll: { Name: "vpc", environment: "dev-1" } };
        expect(of("aws:ec2/vpc:Vpc", inputs)).to.deep.equal({
            by: "tags",
            kind: { api: "ec2", type: "vpc" },
            tags: { Name: "vpc", environment: "dev-1" },
        });
    });

    it("is nothing for what is in the state alone, or taken over rather than made", () => {
        for (const type of [
            "random:index/randomPassword:RandomPassword",
            "pulumi:providers:aws",
            "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        ]) {
            expect(of(type)).to.deep.equal({ by: "nothing" });
        }
    });

    it("is not known for a type that nothing is known of, without tags, or with a name that is not known yet", () => {
        expect(of("aws:rds/instance:Instance", { name: "db" })).to.have.property("by", "unknown");
        expect(of("aws:ec2/vpc:Vpc")).to.have.property("by", "unknown");
        expect(of("aws:iam/role:Role", { name: unknown })).to.have.property("by", "unknown");
        expect(of("aws:iam/role:Role", { name: "[secret]" })).to.have.property("by", "unknown");
    });
});
