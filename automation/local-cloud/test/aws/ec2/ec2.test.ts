import { expect } from "chai";
import { Account, answerTo, type Made } from "../account";

describe("EC2 in the local cloud", () => {
    let account: Account;
    let vpc: Made;

    function subnet(cidrBlock: string, zone = "a", vpcId = vpc.id): Promise<Made> {
        return account.make("aws:ec2/subnet:Subnet", {
            vpcId,
            cidrBlock,
            availabilityZone: `eu-central-1${zone}`,
        });
    }

    beforeEach(async () => {
        account = new Account();
        vpc = await account.make("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
    });

    afterEach(() => {
        account.close();
    });

    it("names things as AWS does", async () => {
        const { id, is } = await subnet("10.0.0.0/24");
        expect(vpc.id).to.match(/^vpc-0[0-9a-f]{16}$/);
        expect(vpc.is.arn).to.equal(`arn:aws:ec2:eu-central-1:123456789012:vpc/${vpc.id}`);
        expect(vpc.is.mainRouteTableId)
            .to.match(/^rtb-0[0-9a-f]{16}$/)
            .and.equal(vpc.is.defaultRouteTableId);
        expect(id).to.match(/^subnet-0[0-9a-f]{16}$/);
        expect(is.availabilityZoneId).to.equal("euc1-az1");
    });

    it("refuses ranges that do not fit", async () => {
        await subnet("10.0.0.0/24");
        expect(await answerTo(subnet("10.1.0.0/24"))).to.equal(
            "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.",
        );
        expect(await answerTo(subnet("10.0.0.128/25"))).to.equal(
            "InvalidSubnet.Conflict: The CIDR '10.0.0.128/25' conflicts with another subnet",
        );
        expect(await answerTo(subnet("10.0.9.0/24", "z"))).to.match(
            /^InvalidParameterValue: Value \(eu-central-1z\)/,
        );
        expect(await answerTo(subnet("10.0.9.0/24", "a", "vpc-0"))).to.equal(
            "InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist",
        );
        expect(await answerTo(account.make("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/8" }))).to.equal(
            "InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid.",
        );
    });

    it("keeps a VPC as long as anything is in it but its own defaults", async () => {
        const inside = await subnet("10.0.0.0/24");
        expect(await answerTo(account.remove(vpc))).to.equal(
            `DependencyViolation: The vpc '${vpc.id}' has dependencies and cannot be deleted.`,
        );
        await account.remove(inside);
        expect(await answerTo(account.remove(vpc))).to.equal("accepted");
        expect(account.store.kinds("")).to.deep.equal([]);
    });

    it("keeps subnet, address and internet gateway as long as a NAT gateway uses them", async () => {
        const gateway = await account.make("aws:ec2/internetGateway:InternetGateway", { vpcId: vpc.id });
        const outside = await subnet("10.0.0.0/24");
        const address = await account.make("aws:ec2/eip:Eip", { domain: "vpc" });
        const given = { subnetId: outside.id, allocationId: address.id };
        const nat = await account.make("aws:ec2/natGateway:NatGateway", given);
        expect(await answerTo(account.remove(outside))).to.equal(
            `DependencyViolation: The subnet '${outside.id}' has dependencies and cannot be deleted.`,
        );
        expect(await answerTo(account.remove(address))).to.match(/^InvalidIPAddress.InUse: Address 3\./);
        expect(await answerTo(account.remove(gateway))).to.equal(
            `DependencyViolation: Network ${vpc.id} has some mapped public address(es). ` +
                "Please unmap those public address(es) before detaching the gateway.",
        );
        expect(await answerTo(account.make("aws:ec2/natGateway:NatGateway", given))).to.match(
            /^Resource.AlreadyAssociated/,
        );
        for (const made of [nat, outside, address, gateway, vpc]) await account.remove(made);
        expect(account.store.kinds("")).to.deep.equal([]);
    });

    it("keeps a route table that a subnet uses, and takes its routes with it", async () => {
        const table = await account.make("aws:ec2/routeTable:RouteTable", { vpcId: vpc.id });
        const gateway = await account.make("aws:ec2/internetGateway:InternetGateway", { vpcId: vpc.id });
        const inside = await subnet("10.0.0.0/24");
        const route = { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id };
        await account.make("aws:ec2/route:Route", route);
        expect(await answerTo(account.make("aws:ec2/route:Route", route))).to.equal(
            "RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.",
        );
        expect(
            await answerTo(account.make("aws:ec2/route:Route", { ...route, gatewayId: "igw-0" })),
        ).to.equal("InvalidGatewayID.NotFound: The gateway ID 'igw-0' does not exist");
        const association = await account.make("aws:ec2/routeTableAssociation:RouteTableAssociation", {
            routeTableId: table.id,
            subnetId: inside.id,
        });
        expect(await answerTo(account.remove(table))).to.match(/^DependencyViolation: The routeTable/);
        await account.remove(association);
        await account.remove(table);
        expect(account.ids("ec2/route")).to.deep.equal([]);
    });

    it("keeps a security group that another one's rules name", async () => {
        const [one, other] = [
            await account.make("aws:ec2/securityGroup:SecurityGroup", { vpcId: vpc.id, name: "one" }),
            await account.make("aws:ec2/securityGroup:SecurityGroup", { vpcId: vpc.id, name: "other" }),
        ];
        const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
        const rule = { securityGroupId: one.id, ipProtocol: "-1", referencedSecurityGroupId: other.id };
        const made = await account.make(type, rule);
        expect(await answerTo(account.make(type, rule))).to.match(/^InvalidPermission.Duplicate/);
        expect(await answerTo(account.remove(other))).to.equal(
            `DependencyViolation: resource ${other.id} has a dependent object`,
        );
        await account.remove(made);
        expect(await answerTo(account.remove(other))).to.equal("accepted");
        expect(
            await answerTo(
                account.make("aws:ec2/securityGroup:SecurityGroup", { vpcId: vpc.id, name: "one" }),
            ),
        ).to.match(/^InvalidGroup.Duplicate/);
    });

    it("takes the default security group over, and lets go of it without deleting it", async () => {
        const group = await account.make("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", {
            vpcId: vpc.id,
        });
        expect(group.id).to.equal(vpc.is.defaultSecurityGroupId);
        await account.remove(group);
        expect(account.ids("ec2/securityGroup")).to.deep.equal([group.id]);
    });
});
