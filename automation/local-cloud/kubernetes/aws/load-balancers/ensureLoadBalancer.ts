import type { Found } from "../../../aws/model/cloud";
import { addInterface, interfaceKind } from "../../../aws/ec2/instances/networkInterfaces";
import { derivedEc2Id, digits } from "../../../aws/model/ids";
import { type JsonMap, text } from "../../../model/json";
import { type AwsCluster } from "../awsCluster";
import { ensureResource, kindOfMade } from "../awsResources";
import {
    digest,
    type LoadBalancerPlan,
    type PlannedGroup,
    type PlannedListener,
    type PlannedTarget,
} from "./loadBalancerPlan";

/** A target group that was made. */
export interface MadeTarget {
    readonly arn: string;
    readonly target: PlannedTarget;
}

/** What was made for a plan. */
export interface MadeLoadBalancer {
    readonly arn: string;
    readonly hostname: string;
    readonly targets: readonly MadeTarget[];
}

function ensureGroup({ cloud, vpcId }: AwsCluster, group: PlannedGroup, ingress: readonly JsonMap[]): string {
    const { name, description, tags } = group;
    const everything = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };
    const inputs = { name, description, vpcId, ingress, egress: [everything] };
    return ensureResource(cloud, "securityGroup", derivedEc2Id("sg", `${vpcId} ${name}`), inputs, tags).id;
}

function ensureBalancer({ cloud }: AwsCluster, plan: LoadBalancerPlan, securityGroups: string[]): Found {
    const path = plan.type === "network" ? "net" : "app";
    const suffix = `loadbalancer/${path}/${plan.name}/${digest(plan.seed, 16)}`;
    const arn = cloud.arn("elasticloadbalancing", suffix);
    const inputs = {
        name: plan.name,
        loadBalancerType: plan.type,
        internal: plan.isInternal,
        subnets: plan.subnets,
        securityGroups,
        createdTime: new Date().toISOString(),
    };
    return ensureResource(cloud, "loadBalancer", arn, inputs, plan.tags);
}

/** A load balancer has an interface in each of its subnets, one with a public address where it faces the Internet. */
function ensureInterfaces({ cloud }: AwsCluster, plan: LoadBalancerPlan, { id, body }: Found): void {
    for (const subnetId of plan.subnets) {
        const interfaceId = derivedEc2Id("eni", `${id} ${subnetId}`);
        if (cloud.find(interfaceKind, interfaceId) !== undefined) continue;
        addInterface(cloud, {
            id: interfaceId,
            subnetId,
            description: `ELB ${text(body.arnSuffix)}`,
            securityGroups: (body.securityGroups ?? []) as readonly string[],
            owner: id,
            publicIp: plan.isInternal ? "" : `3.65.${digits(2)}.${digits(2)}`,
        });
    }
}

function ensureTarget({ cloud, vpcId }: AwsCluster, balancer: Found, target: PlannedTarget): MadeTarget {
    const { name, tags, protocol, port, type } = target;
    const suffix = `targetgroup/${name}/${digest(`${balancer.id} ${name}`, 16)}`;
    const arn = cloud.arn("elasticloadbalancing", suffix);
    const inputs = { name, protocol, port, targetType: type, vpcId };
    ensureResource(cloud, "targetGroup", arn, inputs, tags);
    return { arn, target };
}

function ensureListener(aws: AwsCluster, balancer: Found, listener: PlannedListener) {
    const { port, protocol, tags } = listener;
    const targets = listener.targets.map((target) => ensureTarget(aws, balancer, target));
    const groups = targets.map(({ arn }) => arn);
    const parent = balancer.id.replace(":loadbalancer/", ":listener/");
    const id = `${parent}/${digest([balancer.id, port, protocol, ...groups].join(" "), 16)}`;
    const defaultActions = groups.map((targetGroupArn) => ({ type: "forward", targetGroupArn }));
    const inputs = { loadBalancerArn: balancer.id, port, protocol, defaultActions };
    ensureResource(aws.cloud, "listener", id, inputs, tags);
    return { id, targets };
}

/** Makes what a plan asks for and is not there yet. Throws AWS's refusal. */
export function ensureLoadBalancer(aws: AwsCluster, plan: LoadBalancerPlan): MadeLoadBalancer {
    const ingress = (plan.ports ?? plan.listeners).map(({ port, protocol }) => ({
        protocol: protocol === "UDP" ? "udp" : "tcp",
        fromPort: port,
        toPort: port,
        cidrBlocks: plan.sources,
    }));
    const groups = [ensureGroup(aws, plan.group, ingress)];
    if (plan.sharedGroup !== undefined) groups.push(ensureGroup(aws, plan.sharedGroup, []));
    const balancer = ensureBalancer(aws, plan, groups);
    ensureInterfaces(aws, plan, balancer);
    const listeners = plan.listeners.map((listener) => ensureListener(aws, balancer, listener));
    const kept = new Set(listeners.map(({ id }) => id));
    for (const { id } of aws.cloud.where(kindOfMade("listener"), "loadBalancerArn", balancer.id)) {
        if (!kept.has(id)) aws.cloud.remove(kindOfMade("listener"), id);
    }
    return {
        arn: balancer.id,
        hostname: text(balancer.body.dnsName),
        targets: listeners.flatMap(({ targets }) => targets),
    };
}
