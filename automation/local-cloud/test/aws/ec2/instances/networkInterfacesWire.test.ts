// Covers: attachments.ts, networkInterfaces.ts
import {
    CreateNetworkInterfaceCommand,
    DeleteNetworkInterfaceCommand,
    DeleteSubnetCommand,
    DescribeNetworkInterfacesCommand,
    DetachNetworkInterfaceCommand,
    EC2Client,
    type NetworkInterface,
} from "@aws-sdk/client-ec2";
import { expect } from "chai";
import type { JsonMap } from "../../../../model/json";
import { answerTo } from "../../../../testing/answerTo";
import { type ServedAccount, serveAccount } from "../../../../testing/serveAccount";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { createNetwork, type Network, tagged } from "../network";

describe("Network interfaces on the wire", () => {
    let account: ServedAccount;
    let ec2: EC2Client;
    let network: Network;

    before(async () => {
        account = await serveAccount(temporaryFolder());
        ec2 = new EC2Client(account.config);
        network = await createNetwork(ec2);
    });

    after(() => account.close());

    const describeAll = async (Filters: { Name: string; Values: string[] }[] = []) =>
        (await ec2.send(new DescribeNetworkInterfacesCommand({ Filters }))).NetworkInterfaces ?? [];

    async function create(tags: Record<string, string> = {}): Promise<NetworkInterface> {
        const { NetworkInterface } = await ec2.send(
            new CreateNetworkInterfaceCommand({
                SubnetId: network.subnetId,
                Groups: [network.groupId],
                Description: "made by a test",
                ...(Object.keys(tags).length === 0 ? {} : tagged("network-interface", tags)),
            }),
        );
        return NetworkInterface ?? {};
    }

    async function remove(id: string | undefined): Promise<string> {
        return answerTo(ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: id })));
    }

    it("are made, described and deleted", async () => {
        const { NetworkInterfaceId } = await create({ environment: "dev-1" });
        const [found] = await describeAll([{ Name: "tag:environment", Values: ["dev-1"] }]);
        expect(found).to.deep.include({
            NetworkInterfaceId,
            VpcId: network.vpcId,
            SubnetId: network.subnetId,
            Status: "available",
            Description: "made by a test",
            RequesterManaged: false,
            InterfaceType: "interface",
            Groups: [{ GroupId: network.groupId, GroupName: "nodes" }],
            PrivateIpAddress: "10.0.1.4",
            AvailabilityZone: "eu-central-1a",
            TagSet: [{ Key: "environment", Value: "dev-1" }],
        });
        const blocked = await answerTo(ec2.send(new DeleteSubnetCommand({ SubnetId: network.subnetId })));
        expect(blocked).to.match(/^400 DependencyViolation: .*has dependencies and cannot be deleted/);
        expect(await remove(NetworkInterfaceId)).to.equal("accepted");
        expect(await remove(NetworkInterfaceId)).to.equal(
            `400 InvalidNetworkInterfaceID.NotFound: The networkInterface ID '${NetworkInterfaceId ?? ""}' does not exist`,
        );
    });

    it("come in pages", async () => {
        for (let count = 0; count < 6; count += 1) await create();
        const first = await ec2.send(new DescribeNetworkInterfacesCommand({ MaxResults: 5 }));
        expect(first.NetworkInterfaces).to.have.length(5);
        const second = await ec2.send(
            new DescribeNetworkInterfacesCommand({ MaxResults: 5, NextToken: first.NextToken }),
        );
        expect(second.NetworkInterfaces).to.have.length(1);
        expect(second.NextToken).to.equal(undefined);
        const tooSmall = await answerTo(ec2.send(new DescribeNetworkInterfacesCommand({ MaxResults: 1 })));
        expect(tooSmall).to.match(
            /^400 InvalidParameterValue: Value \( 1 \) for parameter maxResults is invalid/,
        );
        for (const { NetworkInterfaceId } of await describeAll()) await remove(NetworkInterfaceId);
    });

    it("of a service of AWS cannot be detached; those of an instance can, and then be deleted", async () => {
        const [kind, common] = ["ec2/networkInterface", { vpcId: network.vpcId, subnetId: network.subnetId }];
        const put = (id: string, body: JsonMap) => account.store.put(kind, id, { ...common, ...body });
        put("eni-0b", { status: "in-use", description: "ELB net/k8s-a/0123" });
        put("eni-0c", { status: "in-use", description: "aws-K8S-i-0123456789abcdef0" });
        const [balancer, node] = await describeAll();
        expect(balancer).to.include({ RequesterManaged: true, InterfaceType: "network_load_balancer" });
        expect(node?.Attachment).to.include({ InstanceId: "i-0123456789abcdef0" });
        const detach = (each: NetworkInterface | undefined) =>
            answerTo(
                ec2.send(new DetachNetworkInterfaceCommand({ AttachmentId: each?.Attachment?.AttachmentId })),
            );
        expect(await remove("eni-0c")).to.equal(
            "400 InvalidParameterValue: Network interface 'eni-0c' is currently in use.",
        );
        expect(await detach(balancer)).to.match(/^401 AuthFailure/);
        expect(await detach(node)).to.equal("accepted");
        expect(await remove("eni-0c")).to.equal("accepted");
    });

    it("have ids that look like it", async () => {
        expect(await remove("nonsense")).to.equal(
            `400 InvalidNetworkInterfaceId.Malformed: Invalid id: "nonsense" (expecting "eni-...")`,
        );
    });
});
