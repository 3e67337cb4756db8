// Covers: elbService.ts, found.ts, listenersWire.ts, loadBalancers.ts, loadBalancersWire.ts, targetGroupsWire.ts
import { EC2Client } from "@aws-sdk/client-ec2";
import {
    CreateListenerCommand,
    CreateLoadBalancerCommand,
    CreateTargetGroupCommand,
    DeleteListenerCommand,
    DeleteLoadBalancerCommand,
    DeleteTargetGroupCommand,
    DescribeListenersCommand,
    DescribeLoadBalancersCommand,
    DescribeTagsCommand,
    DescribeTargetGroupsCommand,
    ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { expect } from "chai";
import { createNetwork, type Network } from "../ec2/network";
import { answerTo } from "../../../testing/answerTo";
import { type ServedAccount, serveAccount } from "../../../testing/serveAccount";
import { temporaryFolder } from "../../support/temporaryFolder";

describe("Elastic Load Balancing on the wire", () => {
    let account: ServedAccount;
    let elb: ElasticLoadBalancingV2Client;
    let network: Network;
    let balancer: string;
    let target: string;

    before(async () => {
        account = await serveAccount(temporaryFolder());
        elb = new ElasticLoadBalancingV2Client(account.config);
        network = await createNetwork(new EC2Client(account.config));
        const { LoadBalancers } = await elb.send(
            new CreateLoadBalancerCommand({
                Name: "web",
                Type: "network",
                Subnets: [network.subnetId],
                Tags: [{ Key: "elbv2.k8s.aws/cluster", Value: "dev-1" }],
            }),
        );
        balancer = LoadBalancers?.[0]?.LoadBalancerArn ?? "";
        const wanted = { Name: "web", Protocol: "TCP", Port: 80, VpcId: network.vpcId } as const;
        const { TargetGroups } = await elb.send(new CreateTargetGroupCommand(wanted));
        target = TargetGroups?.[0]?.TargetGroupArn ?? "";
        await elb.send(
            new CreateListenerCommand({
                LoadBalancerArn: balancer,
                Protocol: "TCP",
                Port: 80,
                DefaultActions: [{ Type: "forward", TargetGroupArn: target }],
            }),
        );
    });

    after(() => account.close());

    it("describes load balancers, their listeners and target groups", async () => {
        const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({ Names: ["web"] }));
        expect(LoadBalancers[0]).to.deep.include({
            LoadBalancerArn: balancer,
            LoadBalancerName: "web",
            Type: "network",
            Scheme: "internet-facing",
            VpcId: network.vpcId,
            State: { Code: "active" },
        });
        expect(LoadBalancers[0]?.CreatedTime?.getFullYear()).to.be.greaterThan(2020);
        const { Listeners = [] } = await elb.send(
            new DescribeListenersCommand({ LoadBalancerArn: balancer }),
        );
        expect(Listeners[0]).to.deep.include({ Port: 80, Protocol: "TCP", LoadBalancerArn: balancer });
        const { TargetGroups = [] } = await elb.send(
            new DescribeTargetGroupsCommand({ LoadBalancerArn: balancer }),
        );
        expect(TargetGroups[0]).to.deep.include({
            TargetGroupArn: target,
            Port: 80,
            VpcId: network.vpcId,
            LoadBalancerArns: [balancer],
        });
    });

    it("describes tags, of at most twenty at a time", async () => {
        const { TagDescriptions } = await elb.send(
            new DescribeTagsCommand({ ResourceArns: [balancer, target] }),
        );
        expect(TagDescriptions).to.deep.equal([
            { ResourceArn: balancer, Tags: [{ Key: "elbv2.k8s.aws/cluster", Value: "dev-1" }] },
            { ResourceArn: target, Tags: [] },
        ]);
        const many = Array.from({ length: 21 }, () => balancer);
        expect(await answerTo(elb.send(new DescribeTagsCommand({ ResourceArns: many })))).to.match(
            /^400 ValidationError/,
        );
    });

    it("keeps a target group as long as a listener uses it", async () => {
        const remove = () => answerTo(elb.send(new DeleteTargetGroupCommand({ TargetGroupArn: target })));
        expect(await remove()).to.match(
            /^400 ResourceInUse(Exception)?: Target group '.*' is currently in use/,
        );
        const { Listeners } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn: balancer }));
        const ListenerArn = Listeners?.[0]?.ListenerArn;
        expect(await answerTo(elb.send(new DeleteListenerCommand({ ListenerArn })))).to.equal("accepted");
        expect(await answerTo(elb.send(new DeleteListenerCommand({ ListenerArn })))).to.match(
            /^400 ListenerNotFound/,
        );
        expect(await remove()).to.equal("accepted");
    });

    it("takes its interfaces with a load balancer; deleting it twice is no error", async () => {
        expect(account.store.list("ec2/networkInterface")).to.have.length(1);
        const remove = () => answerTo(elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: balancer })));
        expect(await remove()).to.equal("accepted");
        expect(account.store.list("ec2/networkInterface")).to.deep.equal([]);
        expect(await remove()).to.equal("accepted");
        const described = elb.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [balancer] }));
        expect(await answerTo(described)).to.match(/^400 LoadBalancerNotFound(Exception)?: One or more/);
    });
});
