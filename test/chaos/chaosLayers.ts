import type { Layer } from "../../layers/contract";
import { ownCake, type OwnProgram } from "../support/ownLayers";

/** Tags as the shipped layers give them: by them a repair finds what nobody knows the id of. */
function tagger({ about }: OwnProgram, layer: string) {
    return (name: string) => ({ tags: { Name: name, environment: about.environment, layer } });
}

function network(program: OwnProgram) {
    const { aws, opts } = program;
    const tagged = tagger(program, "network");
    const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16", ...tagged("vpc") }, opts);
    const vpcId = vpc.id;
    const gateway = new aws.ec2.InternetGateway("gateway", { vpcId, ...tagged("gateway") }, opts);
    const table = new aws.ec2.RouteTable("public", { vpcId, ...tagged("public") }, opts);
    const route = { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id };
    new aws.ec2.Route("out", route, opts);
    const subnets = [1, 2].map((number) => {
        const name = `subnet-${number}`;
        const cidrBlock = `10.1.${number}.0/24`;
        const subnet = new aws.ec2.Subnet(name, { vpcId, cidrBlock, ...tagged(name) }, opts);
        const binding = { subnetId: subnet.id, routeTableId: table.id };
        new aws.ec2.RouteTableAssociation(name, binding, opts);
        return subnet.id;
    });
    const [subnetId = ""] = subnets;
    const address = new aws.ec2.Eip("nat", { domain: "vpc", ...tagged("nat") }, opts);
    new aws.ec2.NatGateway("nat", { subnetId, allocationId: address.id, ...tagged("nat") }, opts);
    return vpcId;
}

function compute(program: OwnProgram) {
    const { aws, opts, below: vpcId } = program;
    const tagged = tagger(program, "compute");
    const group = new aws.ec2.SecurityGroup("nodes", { vpcId, ...tagged("nodes") }, opts);
    const rule = { securityGroupId: group.id, protocol: "tcp", cidrBlocks: ["10.0.0.0/8"] };
    new aws.ec2.SecurityGroupRule("https", { ...rule, type: "ingress", fromPort: 443, toPort: 443 }, opts);
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    const role = new aws.iam.Role("nodes", { assumeRolePolicy, ...tagged("nodes") }, opts);
    const policyArn = "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy";
    new aws.iam.RolePolicyAttachment("nodes", { role: role.name, policyArn }, opts);
    new aws.iam.RolePolicy("logs", { role: role.name, policy: assumeRolePolicy }, opts);
    const key = new aws.kms.Key("secrets", { ...tagged("secrets") }, opts);
    new aws.kms.Alias("secrets", { targetKeyId: key.keyId }, opts);
    return role.arn;
}

function top(program: OwnProgram) {
    const { aws, opts, below } = program;
    const tagged = tagger(program, "cluster-config");
    const names = ["one", "two", "three"];
    const groups = names.map((name) => {
        const { tags } = tagged(name);
        return new aws.cloudwatch.LogGroup(name, { tags: { ...tags, below } }, opts);
    });
    return groups[0]?.arn ?? "";
}

/** A small cake of the types that are found again by name, by tags and by what they belong to. */
export const chaosCake: readonly Layer[] = ownCake(network, compute, top);
