// Covers: tagsWire.ts
import {
    AllocateAddressCommand,
    CreateNatGatewayCommand,
    CreateTagsCommand,
    CreateVolumeCommand,
    DeleteNatGatewayCommand,
    DeleteVolumeCommand,
    DescribeAddressesCommand,
    DescribeInstancesCommand,
    DescribeInternetGatewaysCommand,
    DescribeNatGatewaysCommand,
    DescribeRouteTablesCommand,
    DescribeSubnetsCommand,
    DescribeTagsCommand,
    DescribeVolumesCommand,
    DescribeVpcEndpointsCommand,
    DescribeVpcsCommand,
    EC2Client,
    ReleaseAddressCommand,
} from "@aws-sdk/client-ec2";
import { expect } from "chai";
import { answerTo } from "../../../testing/answerTo";
import { type ServedAccount, serveAccount } from "../../../testing/serveAccount";
import { temporaryFolder } from "../../support/temporaryFolder";
import { createNetwork, type Network, tagged } from "./network";

describe("EC2 on the wire", () => {
    let account: ServedAccount;
    let ec2: EC2Client;
    let network: Network;

    before(async () => {
        account = await serveAccount(temporaryFolder());
        ec2 = new EC2Client(account.config);
        network = await createNetwork(ec2, { environment: "dev-1" });
    });

    after(() => account.close());

    const inVpc = () => ({ Filters: [{ Name: "vpc-id", Values: [network.vpcId] }] });

    it("describes a VPC and what is in it", async () => {
        const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [network.vpcId] }));
        expect(Vpcs[0]).to.deep.include({
            VpcId: network.vpcId,
            CidrBlock: "10.0.0.0/16",
            IsDefault: false,
            Tags: [{ Key: "environment", Value: "dev-1" }],
        });
        const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand(inVpc()));
        expect(Subnets.map(({ SubnetId }) => SubnetId)).to.deep.equal([network.subnetId]);
        const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand(inVpc()));
        expect(RouteTables.map(({ Associations }) => Associations?.[0]?.Main)).to.deep.equal([true]);
        const { VpcEndpoints } = await ec2.send(new DescribeVpcEndpointsCommand(inVpc()));
        expect(VpcEndpoints).to.deep.equal([]);
        const { InternetGateways } = await ec2.send(new DescribeInternetGatewaysCommand({}));
        expect(InternetGateways).to.deep.equal([]);
        const gone = await answerTo(ec2.send(new DescribeVpcsCommand({ VpcIds: ["vpc-0"] })));
        expect(gone).to.equal("400 InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist");
    });

    it("has volumes, which cannot be deleted while they are attached", async () => {
        const wanted = { AvailabilityZone: "eu-central-1a", Size: 20, VolumeType: "gp3" } as const;
        const { VolumeId = "" } = await ec2.send(
            new CreateVolumeCommand({ ...wanted, ...tagged("volume", { environment: "dev-1" }) }),
        );
        const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({ VolumeIds: [VolumeId] }));
        expect(Volumes[0]).to.include({ Size: 20, VolumeType: "gp3", State: "available", Encrypted: false });
        expect(Volumes[0]?.CreateTime?.getFullYear()).to.be.greaterThan(2020);
        const { body } = account.store.get<object>("ebs/volume", VolumeId) ?? { body: {} };
        account.store.put("ebs/volume", VolumeId, { ...body, attachedTo: "i-0" });
        const held = await answerTo(ec2.send(new DeleteVolumeCommand({ VolumeId })));
        expect(held).to.equal(`400 VolumeInUse: Volume ${VolumeId} is currently attached to i-0`);
        account.store.put("ebs/volume", VolumeId, body);
        expect(await answerTo(ec2.send(new DeleteVolumeCommand({ VolumeId })))).to.equal("accepted");
        const gone = await answerTo(ec2.send(new DeleteVolumeCommand({ VolumeId })));
        expect(gone).to.match(/^400 InvalidVolume.NotFound/);
    });

    it("has addresses, which a NAT gateway holds until it goes", async () => {
        const { AllocationId = "" } = await ec2.send(new AllocateAddressCommand({}));
        const { NatGateway } = await ec2.send(
            new CreateNatGatewayCommand({ SubnetId: network.subnetId, AllocationId }),
        );
        const { NatGateways = [] } = await ec2.send(
            new DescribeNatGatewaysCommand({ Filter: inVpc().Filters }),
        );
        expect(NatGateways[0]).to.include({ NatGatewayId: NatGateway?.NatGatewayId, State: "available" });
        const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
        expect(Addresses[0]?.NetworkInterfaceId).to.equal(
            NatGateways[0]?.NatGatewayAddresses?.[0]?.NetworkInterfaceId,
        );
        const release = () => answerTo(ec2.send(new ReleaseAddressCommand({ AllocationId })));
        expect(await release()).to.match(/^400 InvalidIPAddress.InUse/);
        await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: NatGateway?.NatGatewayId }));
        expect(await release()).to.equal("accepted");
        expect(await release()).to.match(/^400 InvalidAllocationID.NotFound/);
    });

    it("tags anything, and says what is tagged", async () => {
        const Tags = [{ Key: "KubernetesCluster", Value: "dev-1" }];
        await ec2.send(new CreateTagsCommand({ Resources: [network.groupId, network.subnetId], Tags }));
        const Filters = [{ Name: "key", Values: ["KubernetesCluster"] }];
        const { Tags: found = [] } = await ec2.send(new DescribeTagsCommand({ Filters }));
        expect(found.map(({ ResourceType }) => ResourceType)).to.deep.equal(["security-group", "subnet"]);
        const unknown = ec2.send(new CreateTagsCommand({ Resources: ["ami-0"], Tags }));
        expect(await answerTo(unknown)).to.equal("400 InvalidID: The ID 'ami-0' is not valid");
    });

    it("shows the machines of a node group", async () => {
        account.store.put("eks/nodeGroup", "dev-1:main", {
            clusterName: "dev-1",
            nodeGroupName: "main",
            instanceTypes: ["t3.large"],
        });
        account.store.put("ec2/networkInterface", "eni-0a", {
            description: "aws-K8S-i-0123456789abcdef0",
            owner: "eks/nodeGroup dev-1:main",
            status: "in-use",
            vpcId: network.vpcId,
        });
        const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand(inVpc()));
        const [instance] = Reservations[0]?.Instances ?? [];
        expect(instance).to.deep.include({
            InstanceId: "i-0123456789abcdef0",
            InstanceType: "t3.large",
            State: { Code: 16, Name: "running" },
        });
        expect(instance?.Tags).to.deep.include({ Key: "kubernetes.io/cluster/dev-1", Value: "owned" });
    });

    it("works in the region that a call is signed for", async () => {
        const elsewhere = new EC2Client({ ...account.config, region: "eu-west-1" });
        expect((await elsewhere.send(new DescribeVpcsCommand({}))).Vpcs).to.deep.equal([]);
    });
});
