import {
    CloudWatchLogsClient,
    DescribeLogGroupsCommand,
    ListTagsForResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
    DescribeAddressesCommand,
    DescribeNetworkInterfacesCommand,
    DescribeSecurityGroupRulesCommand,
    DescribeSecurityGroupsCommand,
    DescribeSubnetsCommand,
    DescribeTagsCommand,
    DescribeVolumesCommand,
    DescribeVpcsCommand,
    EC2Client,
} from "@aws-sdk/client-ec2";
import {
    DescribeListenersCommand,
    DescribeLoadBalancersCommand,
    DescribeTagsCommand as DescribeElbTagsCommand,
    DescribeTargetGroupsCommand,
    ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetOpenIDConnectProviderCommand, IAMClient } from "@aws-sdk/client-iam";
import {
    GetResourcesCommand,
    ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect } from "chai";
import { leaveBehind, type LeftBehind } from "../../../automation/sweep/leftBehind";
import { type Chapter, nameOf } from "../contractAws";

const account = "123456789012";
const environment = "described";

/** What the calls of a sweep say of what was made. */
export const describing: Chapter = (served, differences) => {
    describe("describes what was made:", () => {
        let left: LeftBehind;
        let ec2: EC2Client;
        let elb: ElasticLoadBalancingV2Client;

        before(async () => {
            ec2 = new EC2Client(served().target);
            elb = new ElasticLoadBalancingV2Client(served().target);
            left = await leaveBehind(served().target, environment);
        });

        it("a VPC", async () => {
            const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [left.vpcId] }));
            expect(Vpcs[0]).to.deep.include({
                VpcId: left.vpcId,
                CidrBlock: "10.0.0.0/16",
                State: "available",
                IsDefault: false,
                OwnerId: account,
                InstanceTenancy: "default",
            });
        });

        it("a subnet", async () => {
            const { Subnets = [] } = await ec2.send(
                new DescribeSubnetsCommand({ Filters: [{ Name: "vpc-id", Values: [left.vpcId] }] }),
            );
            expect(Subnets).to.have.length(1);
            expect(Subnets[0]).to.deep.include({
                SubnetId: left.subnetId,
                CidrBlock: "10.0.1.0/24",
                State: "available",
                DefaultForAz: false,
                MapPublicIpOnLaunch: false,
                SubnetArn: `arn:aws:ec2:eu-central-1:${account}:subnet/${left.subnetId}`,
            });
        });

        it("a network interface", async () => {
            const NetworkInterfaceIds = [left.own.networkInterface ?? ""];
            const { NetworkInterfaces = [] } = await ec2.send(
                new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds }),
            );
            expect(NetworkInterfaces[0]).to.deep.include({
                Description: "aws-K8S-i-0123456789abcdef0",
                Groups: [{ GroupId: left.own.nodes, GroupName: "nodes" }],
                InterfaceType: "interface",
                OwnerId: account,
                RequesterManaged: false,
                SourceDestCheck: true,
                Status: "available",
                SubnetId: left.subnetId,
                VpcId: left.vpcId,
            });
            expect(NetworkInterfaces[0]?.MacAddress).to.match(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/);
            expect(NetworkInterfaces[0]?.PrivateIpAddress).to.match(/^10\.0\.1\.\d+$/);
            expect(NetworkInterfaces[0]?.Attachment).to.equal(undefined);
        });

        it("security groups, found by what their rules name", async () => {
            const Filters = [{ Name: "ip-permission.group-id", Values: [left.own.traffic ?? ""] }];
            const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
            expect(SecurityGroups).to.have.length(1);
            const [group] = SecurityGroups;
            expect(group).to.deep.include({
                GroupId: left.own.nodes,
                GroupName: "nodes",
                Description: "nodes",
                OwnerId: account,
                VpcId: left.vpcId,
                Tags: [{ Key: `kubernetes.io/cluster/${environment}`, Value: "owned" }],
            });
            expect(group?.IpPermissions).to.have.length(1);
            expect(group?.IpPermissions?.[0]).to.deep.include({
                IpProtocol: "tcp",
                FromPort: 80,
                ToPort: 80,
                IpRanges: [],
                Ipv6Ranges: [],
                PrefixListIds: [],
                UserIdGroupPairs: [{ GroupId: left.own.traffic, UserId: account }],
            });
            expect(group?.IpPermissionsEgress?.[0]).to.deep.include({
                IpProtocol: "-1",
                IpRanges: [{ CidrIp: "0.0.0.0/0" }],
            });
        });

        it("the rules of a security group", async () => {
            const Filters = [{ Name: "group-id", Values: [left.own.nodes ?? ""] }];
            const { SecurityGroupRules = [] } = await ec2.send(
                new DescribeSecurityGroupRulesCommand({ Filters }),
            );
            const rules = SecurityGroupRules.map(({ IsEgress, IpProtocol, FromPort, ToPort, ...rule }) => {
                const target = rule.ReferencedGroupInfo?.GroupId ?? rule.CidrIpv4;
                return [IsEgress, IpProtocol, FromPort, ToPort, target];
            });
            expect(rules).to.have.deep.members([
                [false, "tcp", 80, 80, left.own.traffic],
                [true, "-1", -1, -1, "0.0.0.0/0"],
            ]);
        });

        it("a volume", async () => {
            const { Volumes = [] } = await ec2.send(
                new DescribeVolumesCommand({ VolumeIds: [left.own.volume ?? ""] }),
            );
            expect(Volumes[0]).to.deep.include({
                Size: 20,
                VolumeType: "gp3",
                Iops: 3000,
                State: "available",
                AvailabilityZone: "eu-central-1a",
                Encrypted: false,
            });
            // moto leaves it out, AWS leaves it empty.
            expect(Volumes[0]?.SnapshotId ?? "").to.equal("");
            expect(Volumes[0]?.Attachments ?? []).to.deep.equal([]);
            expect(Date.now() - (Volumes[0]?.CreateTime?.getTime() ?? 0)).to.be.lessThan(600_000);
        });

        it("an address", async () => {
            const Filters = [{ Name: "tag:environment", Values: [environment] }];
            const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({ Filters }));
            expect(Addresses).to.have.length(1);
            expect(Addresses[0]).to.deep.include({
                AllocationId: left.own.address,
                Domain: "vpc",
                Tags: [{ Key: "environment", Value: environment }],
            });
            expect(Addresses[0]?.PublicIp).to.match(/^\d+(\.\d+){3}$/);
        });

        it("the tags of anything in EC2", async () => {
            const Filters = [{ Name: "resource-id", Values: [left.vpcId] }];
            const { Tags } = await ec2.send(new DescribeTagsCommand({ Filters }));
            const common = { ResourceId: left.vpcId, ResourceType: "vpc" };
            expect(Tags).to.have.deep.members([
                { ...common, Key: "environment", Value: environment },
                { ...common, Key: "layer", Value: "network" },
            ]);
        });

        it("a load balancer", async () => {
            const LoadBalancerArns = [left.own.balancer ?? ""];
            const { LoadBalancers = [] } = await elb.send(
                new DescribeLoadBalancersCommand({ LoadBalancerArns }),
            );
            expect(LoadBalancers[0]).to.deep.include({
                LoadBalancerName: "k8s-described-web",
                Scheme: "internet-facing",
                Type: "network",
                IpAddressType: "ipv4",
                VpcId: left.vpcId,
            });
            expect(LoadBalancers[0]?.State?.Code).to.be.oneOf(["active", "provisioning"]);
            expect(LoadBalancers[0]?.AvailabilityZones?.map(({ SubnetId }) => SubnetId)).to.deep.equal([
                left.subnetId,
            ]);
        });

        const kindInArn = "a load balancer's kind is in its ARN";
        it(nameOf(kindInArn, differences), () => {
            const path = differences[kindInArn] === undefined ? "net" : "app";
            expect(left.own.balancer).to.contain(`:loadbalancer/${path}/k8s-described-web/`);
        });

        it("its listener and its target group", async () => {
            const LoadBalancerArn = left.own.balancer;
            const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
            expect(Listeners[0]).to.deep.include({ LoadBalancerArn, Port: 80, Protocol: "TCP" });
            expect(Listeners[0]?.DefaultActions?.[0]).to.include({
                Type: "forward",
                TargetGroupArn: left.own.targets,
            });
            const { TargetGroups = [] } = await elb.send(
                new DescribeTargetGroupsCommand({ LoadBalancerArn }),
            );
            expect(TargetGroups[0]).to.deep.include({
                TargetGroupArn: left.own.targets,
                TargetGroupName: "k8s-described-web",
                Protocol: "TCP",
                Port: 80,
                VpcId: left.vpcId,
                TargetType: "instance",
                LoadBalancerArns: [LoadBalancerArn],
            });
        });

        it("the tags of a load balancer", async () => {
            const ResourceArns = [left.own.balancer ?? ""];
            const { TagDescriptions } = await elb.send(new DescribeElbTagsCommand({ ResourceArns }));
            const Tags = [{ Key: "elbv2.k8s.aws/cluster", Value: environment }];
            expect(TagDescriptions).to.deep.equal([{ ResourceArn: left.own.balancer, Tags }]);
        });

        it("a log group and its tags", async () => {
            const logs = new CloudWatchLogsClient(served().target);
            const name = left.own.flowLogs ?? "";
            const { logGroups = [] } = await logs.send(
                new DescribeLogGroupsCommand({ logGroupNamePrefix: name }),
            );
            const arn = `arn:aws:logs:eu-central-1:${account}:log-group:${name}`;
            expect(logGroups[0]).to.deep.include({ logGroupName: name, arn: `${arn}:*`, storedBytes: 0 });
            expect(logGroups[0]?.retentionInDays).to.equal(undefined);
            expect(Date.now() - (logGroups[0]?.creationTime ?? 0)).to.be.lessThan(600_000);
            const { tags } = await logs.send(new ListTagsForResourceCommand({ resourceArn: arn }));
            expect(tags).to.deep.equal({ environment });
        });

        it("log groups with a tag, over the tagging API", async () => {
            const tagging = new ResourceGroupsTaggingAPIClient(served().target);
            const { ResourceTagMappingList } = await tagging.send(
                new GetResourcesCommand({
                    ResourceTypeFilters: ["logs"],
                    TagFilters: [{ Key: "environment", Values: [environment] }],
                }),
            );
            expect(ResourceTagMappingList).to.deep.equal([
                {
                    ResourceARN: `arn:aws:logs:eu-central-1:${account}:log-group:${left.own.flowLogs ?? ""}`,
                    Tags: [{ Key: "environment", Value: environment }],
                },
            ]);
        });

        it("an OpenID Connect provider", async () => {
            const OpenIDConnectProviderArn = left.own.provider;
            const { Url, ClientIDList, ThumbprintList, Tags } = await new IAMClient(served().target).send(
                new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }),
            );
            expect({ Url, ClientIDList, ThumbprintList, Tags }).to.deep.equal({
                Url: "oidc.eks.eu-central-1.amazonaws.com/id/described",
                ClientIDList: ["sts.amazonaws.com"],
                ThumbprintList: ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"],
                Tags: [{ Key: "environment", Value: environment }],
            });
        });

        it("who one is", async () => {
            const { Account, Arn } = await new STSClient(served().target).send(
                new GetCallerIdentityCommand({}),
            );
            expect(Account).to.equal(account);
            expect(Arn).to.match(/^arn:aws:(iam|sts)::123456789012:user\//);
        });
    });
};
