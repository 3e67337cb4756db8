import { expect } from "chai";
import { importIds, textOf, type Inputs } from "../../../../automation/engine/repair/importIds";
import { unknownValue } from "../../../../automation/engine/signatures";

function idOf(type: string, inputs: Inputs, partition = "aws"): string | undefined {
    return importIds[type]?.(inputs, { account: "123456789012", partition });
}

describe("the id that a provider imports a resource by", () => {
    it("is the resource's name, or several names in the order of the registry", () => {
        expect(idOf("aws:iam/role:Role", { name: "nodes" })).to.equal("nodes");
        expect(
            idOf("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { policyArn: "arn", role: "nodes" }),
        ).to.equal("nodes/arn");
        expect(idOf("aws:eks/addon:Addon", { addonName: "vpc-cni", clusterName: "dev-1" })).to.equal(
            "dev-1:vpc-cni",
        );
    });

    it("is an ARN with the account, in the partition of the environment", () => {
        const policy = "aws:iam/policy:Policy";
        expect(idOf(policy, { name: "p" })).to.equal("arn:aws:iam::123456789012:policy/p");
        expect(idOf(policy, { name: "p", path: "/team/" }, "aws-cn")).to.equal(
            "arn:aws-cn:iam::123456789012:policy/team/p",
        );
        const provider = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
        expect(idOf(provider, { url: "https://oidc.example.org/id/1" })).to.equal(
            "arn:aws:iam::123456789012:oidc-provider/oidc.example.org/id/1",
        );
    });

    it("has every source of a security group's rule", () => {
        const rule = { securityGroupId: "sg-1", type: "ingress", protocol: "tcp", fromPort: 80, toPort: 443 };
        const type = "aws:ec2/securityGroupRule:SecurityGroupRule";
        expect(idOf(type, { ...rule, self: true, cidrBlocks: ["10.0.0.0/8"] })).to.equal(
            "sg-1_ingress_tcp_80_443_self_10.0.0.0/8",
        );
        expect(idOf(type, { ...rule, sourceSecurityGroupId: "sg-2" })).to.equal(
            "sg-1_ingress_tcp_80_443_sg-2",
        );
        expect(idOf(type, rule)).to.equal(undefined);
    });

    it("is a route's table and destination, or an association's subnet or gateway", () => {
        const route = { routeTableId: "rtb-1", destinationIpv6CidrBlock: "::/0" };
        expect(idOf("aws:ec2/route:Route", route)).to.equal("rtb-1_::/0");
        const association = "aws:ec2/routeTableAssociation:RouteTableAssociation";
        expect(idOf(association, { subnetId: "subnet-1", routeTableId: "rtb-1" })).to.equal("subnet-1/rtb-1");
        expect(idOf(association, { gatewayId: "igw-1", routeTableId: "rtb-1" })).to.equal("igw-1/rtb-1");
    });

    it("is undefined if a part of it is unknown or empty", () => {
        expect(idOf("aws:iam/role:Role", { name: unknownValue })).to.equal(undefined);
        expect(idOf("aws:iam/rolePolicy:RolePolicy", { name: "p", role: "" })).to.equal(undefined);
        expect(idOf("aws:ec2/route:Route", { routeTableId: "rtb-1" })).to.equal(undefined);
    });
});

describe("the text of an input", () => {
    it("is that of a text or number, and undefined for anything else", () => {
        expect(textOf("a")).to.equal("a");
        expect(textOf(443)).to.equal("443");
        for (const value of ["", unknownValue, "[secret]", true, null, ["a"]])
            expect(textOf(value)).to.equal(undefined);
    });
});
