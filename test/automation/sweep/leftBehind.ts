import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
    AllocateAddressCommand,
    AuthorizeSecurityGroupIngressCommand,
    CreateNetworkInterfaceCommand,
    CreateSecurityGroupCommand,
    CreateSubnetCommand,
    CreateVolumeCommand,
    CreateVpcCommand,
    EC2Client,
    type ResourceType,
} from "@aws-sdk/client-ec2";
import {
    CreateListenerCommand,
    CreateLoadBalancerCommand,
    CreateTargetGroupCommand,
    ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateOpenIDConnectProviderCommand, IAMClient } from "@aws-sdk/client-iam";
import type { AwsTarget } from "../../../automation/sweep/aws/awsTarget";

type Tags = Readonly<Record<string, string>>;

function listed(tags: Tags): { Key: string; Value: string }[] {
    return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function specified(type: ResourceType, tags: Tags) {
    const isEmpty = Object.keys(tags).length === 0;
    return isEmpty ? {} : { TagSpecifications: [{ ResourceType: type, Tags: listed(tags) }] };
}

/** Makes what clusters and their controllers leave behind, over the AWS API of any cloud. */
export class Maker {
    private readonly ec2: EC2Client;
    private readonly elb: ElasticLoadBalancingV2Client;

    constructor(private readonly target: AwsTarget) {
        this.ec2 = new EC2Client(target);
        this.elb = new ElasticLoadBalancingV2Client(target);
    }

    async vpc(tags: Tags = {}): Promise<string> {
        const wanted = { CidrBlock: "10.0.0.0/16", ...specified("vpc", tags) };
        return (await this.ec2.send(new CreateVpcCommand(wanted))).Vpc?.VpcId ?? "";
    }

    async subnet(VpcId: string): Promise<string> {
        const wanted = { VpcId, CidrBlock: "10.0.1.0/24", ...specified("subnet", {}) };
        return (await this.ec2.send(new CreateSubnetCommand(wanted))).Subnet?.SubnetId ?? "";
    }

    async group(VpcId: string, GroupName: string, tags: Tags = {}): Promise<string> {
        const wanted = { VpcId, GroupName, Description: GroupName, ...specified("security-group", tags) };
        return (await this.ec2.send(new CreateSecurityGroupCommand(wanted))).GroupId ?? "";
    }

    /** Lets one group into another. */
    async allow(GroupId: string, from: string): Promise<void> {
        const UserIdGroupPairs = [{ GroupId: from }];
        const IpPermissions = [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, UserIdGroupPairs }];
        await this.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    }

    async networkInterface(SubnetId: string, Groups: string[], tags: Tags = {}): Promise<string> {
        const more = specified("network-interface", tags);
        const wanted = { SubnetId, Groups, Description: "aws-K8S-i-0123456789abcdef0", ...more };
        const { NetworkInterface } = await this.ec2.send(new CreateNetworkInterfaceCommand(wanted));
        return NetworkInterface?.NetworkInterfaceId ?? "";
    }

    async volume(tags: Tags): Promise<string> {
        const AvailabilityZone = `${this.target.region}a`;
        const wanted = {
            AvailabilityZone,
            Size: 20,
            VolumeType: "gp3",
            ...specified("volume", tags),
        } as const;
        return (await this.ec2.send(new CreateVolumeCommand(wanted))).VolumeId ?? "";
    }

    async address(tags: Tags): Promise<string> {
        const wanted = { Domain: "vpc", ...specified("elastic-ip", tags) } as const;
        return (await this.ec2.send(new AllocateAddressCommand(wanted))).AllocationId ?? "";
    }

    /** A network load balancer with a listener; returns its ARN and the one of its target group. */
    async balancer(name: string, subnet: string, vpc: string, tags: Tags): Promise<[string, string]> {
        const Tags = listed(tags);
        const { LoadBalancers } = await this.elb.send(
            new CreateLoadBalancerCommand({
                Name: name,
                Type: "network",
                Scheme: "internet-facing",
                Subnets: [subnet],
                Tags,
            }),
        );
        const { TargetGroups } = await this.elb.send(
            new CreateTargetGroupCommand({ Name: name, Protocol: "TCP", Port: 80, VpcId: vpc, Tags }),
        );
        const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn ?? "";
        const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn ?? "";
        const DefaultActions = [{ Type: "forward", TargetGroupArn }] as const;
        await this.elb.send(
            new CreateListenerCommand({
                LoadBalancerArn,
                Protocol: "TCP",
                Port: 80,
                DefaultActions: [...DefaultActions],
            }),
        );
        return [LoadBalancerArn, TargetGroupArn];
    }

    async logGroup(logGroupName: string, tags: Tags = {}): Promise<string> {
        const more = Object.keys(tags).length === 0 ? {} : { tags: { ...tags } };
        const client = new CloudWatchLogsClient(this.target);
        await client.send(new CreateLogGroupCommand({ logGroupName, ...more }));
        return logGroupName;
    }

    async oidcProvider(id: string, tags: Tags): Promise<string> {
        const { OpenIDConnectProviderArn = "" } = await new IAMClient(this.target).send(
            new CreateOpenIDConnectProviderCommand({
                Url: `https://oidc.eks.${this.target.region}.amazonaws.com/id/${id}`,
                ClientIDList: ["sts.amazonaws.com"],
                ThumbprintList: ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"],
                Tags: listed(tags),
            }),
        );
        return OpenIDConnectProviderArn;
    }
}

/** Whose and how the leftovers of a test are marked. */
export interface LeftBehind {
    readonly vpcId: string;
    readonly subnetId: string;
    /** Ids of what belongs to the environment, by a word for each. */
    readonly own: Readonly<Record<string, string>>;
    /** Ids of what does not. */
    readonly foreign: Readonly<Record<string, string>>;
}

/** What an environment and its cluster of the same name left behind, and beside it what is somebody else's. */
export async function leaveBehind(target: AwsTarget, environment: string): Promise<LeftBehind> {
    const make = new Maker(target);
    const byCluster = { [`kubernetes.io/cluster/${environment}`]: "owned" };
    const claim = {
        KubernetesCluster: environment,
        "kubernetes.io/created-for/pvc/namespace": "shop",
        "kubernetes.io/created-for/pvc/name": "data-0",
    };
    const vpcId = await make.vpc({ environment, layer: "network" });
    const subnetId = await make.subnet(vpcId);
    const nodes = await make.group(vpcId, "nodes", byCluster);
    const traffic = await make.group(vpcId, "k8s-traffic");
    await make.allow(nodes, traffic);
    await make.allow(traffic, nodes);
    const balancerTags = { "elbv2.k8s.aws/cluster": environment };
    const [balancer, targets] = await make.balancer(`k8s-${environment}-web`, subnetId, vpcId, balancerTags);
    const own = {
        balancer,
        targets,
        nodes,
        traffic,
        networkInterface: await make.networkInterface(subnetId, [nodes]),
        volume: await make.volume(claim),
        address: await make.address({ environment }),
        clusterLogs: await make.logGroup(`/aws/eks/${environment}/cluster`),
        flowLogs: await make.logGroup(`/aws/vpc/${environment}/flow-logs`, { environment }),
        provider: await make.oidcProvider(environment, { environment }),
    };
    const other = `${environment}0`;
    const foreign = {
        volume: await make.volume({ environment: other, KubernetesCluster: environment }),
        shared: await make.volume({ [`kubernetes.io/cluster/${environment}`]: "shared" }),
        address: await make.address({ environment: other }),
        untagged: await make.address({}),
        logs: await make.logGroup(`/aws/eks/${other}/cluster`),
        provider: await make.oidcProvider(other, { environment: other }),
    };
    return { vpcId, subnetId, own, foreign };
}
