import { text, texts } from "../../model/json";
import { needSubnet, needVpc } from "../ec2/need";
import { addInterface, removeInterfacesOf } from "../ec2/instances/networkInterfaces";
import { digits, hex } from "../model/ids";
import { refuseIf } from "../model/refusal";
import type { Making, ResourceModel, ServiceModels } from "../model/resourceModel";

// The path of a load balancer's kind in its ARN (Elastic Load Balancing, "ARN formats").
const paths: Readonly<Record<string, string>> = { application: "app", network: "net", gateway: "gwy" };

function suffixOf(arn: string, word: string): string {
    return arn.slice(arn.indexOf(word) + word.length);
}

function createInterfaces({ cloud, id, inputs }: Making): void {
    const description = `ELB ${suffixOf(id, "loadbalancer/")}`;
    for (const subnetId of texts(inputs.subnets)) {
        addInterface(cloud, {
            subnetId,
            description,
            securityGroups: texts(inputs.securityGroups),
            owner: id,
            publicIp: inputs.internal === true ? "" : `3.65.${digits(2)}.${digits(2)}`,
        });
    }
}

const loadBalancer: ResourceModel = {
    tagged: true,
    name: { property: "name", longest: 32 },
    defaults: { enableDeletionProtection: false, loadBalancerType: "application" },
    replaces: ["name", "namePrefix", "internal", "loadBalancerType"],
    id: ({ cloud, inputs }) => {
        const path = paths[text(inputs.loadBalancerType)] ?? "app";
        return cloud.arn("elasticloadbalancing", `loadbalancer/${path}/${text(inputs.name)}/${hex(16)}`);
    },
    outputs: {
        arn: ({ id }) => id,
        arnSuffix: ({ id }) => suffixOf(id, "loadbalancer/"),
        dnsName: ({ cloud, inputs }) => {
            if (text(inputs.loadBalancerType) === "network") {
                return `${text(inputs.name)}-${hex(16)}.elb.${cloud.region}.amazonaws.com`;
            }
            const scheme = inputs.internal === true ? "internal-" : "";
            return `${scheme}${text(inputs.name)}-${digits(10)}.${cloud.region}.elb.amazonaws.com`;
        },
        vpcId: ({ cloud, inputs }) =>
            cloud.find("ec2/subnet", texts(inputs.subnets)[0] ?? "")?.body.vpcId ?? "",
        zoneId: () => "Z215JYRZR1TBD5",
    },
    assigned: {
        internal: () => false,
        ipAddressType: () => "ipv4",
        securityGroups: () => [],
        subnets: () => [],
    },
    refuseCreate: ({ cloud, inputs }) => {
        const name = text(inputs.name);
        const words = `A load balancer with the same name '${name}' exists, but with different settings`;
        refuseIf(cloud.where("lb/loadBalancer", "name", name).length > 0, "DuplicateLoadBalancerName", words);
        for (const id of texts(inputs.subnets)) needSubnet(cloud, id);
    },
    created: createInterfaces,
    refuseDelete: ({ id, inputs }) => {
        const words = `Load balancer '${id}' cannot be deleted because deletion protection is enabled`;
        refuseIf(inputs.enableDeletionProtection === true, "OperationNotPermitted", words);
    },
    deleted: ({ cloud, id }) => {
        removeInterfacesOf(cloud, id);
        for (const found of cloud.where("lb/listener", "loadBalancerArn", id))
            cloud.remove("lb/listener", found.id);
    },
    seconds: { create: 155, update: 5, delete: 20 },
};

const targetGroup: ResourceModel = {
    tagged: true,
    name: { property: "name", longest: 32 },
    defaults: { targetType: "instance" },
    replaces: [
        "ipAddressType",
        "name",
        "namePrefix",
        "port",
        "protocol",
        "protocolVersion",
        "targetType",
        "vpcId",
    ],
    id: ({ cloud, inputs }) =>
        cloud.arn("elasticloadbalancing", `targetgroup/${text(inputs.name)}/${hex(16)}`),
    outputs: {
        arn: ({ id }) => id,
        arnSuffix: ({ id }) => `targetgroup/${suffixOf(id, "targetgroup/")}`,
        loadBalancerArns: () => [],
    },
    assigned: { deregistrationDelay: () => 300, ipAddressType: () => "ipv4", protocolVersion: () => "" },
    refuseCreate: ({ cloud, inputs }) => {
        const name = text(inputs.name);
        const words = `A target group with the same name '${name}' exists, but with different settings`;
        refuseIf(cloud.where("lb/targetGroup", "name", name).length > 0, "DuplicateTargetGroupName", words);
        if (text(inputs.vpcId) !== "") needVpc(cloud, inputs.vpcId);
    },
    refuseDelete: ({ cloud, id }) => {
        const isUsed = cloud.all("lb/listener").some(({ body }) => JSON.stringify(body).includes(`"${id}"`));
        const words = `Target group '${id}' is currently in use by a listener or a rule`;
        refuseIf(isUsed, "ResourceInUse", words);
    },
    seconds: { create: 1, delete: 1 },
};

const listener: ResourceModel = {
    tagged: true,
    required: ["loadBalancerArn", "defaultActions"],
    replaces: ["loadBalancerArn"],
    id: ({ inputs }) => `${text(inputs.loadBalancerArn).replace(":loadbalancer/", ":listener/")}/${hex(16)}`,
    outputs: { arn: ({ id }) => id },
    refuseCreate: ({ cloud, inputs }) => {
        const arn = text(inputs.loadBalancerArn);
        cloud.need("lb/loadBalancer", arn, "LoadBalancerNotFound", `Load balancer '${arn}' not found`);
    },
    seconds: { create: 1, delete: 1 },
};

/** Elastic Load Balancing, version 2. */
export const elb: ServiceModels = {
    "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
    "aws:lb/targetGroup:TargetGroup": targetGroup,
    "aws:lb/listener:Listener": listener,
};
