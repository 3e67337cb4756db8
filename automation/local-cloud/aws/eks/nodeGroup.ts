import { type JsonMap, map, text, texts } from "../../model/json";
import type { Cloud } from "../model/cloud";
import { needSubnet } from "../ec2/need";
import { addInterface, interfaceKind, removeInterfacesOf } from "../ec2/instances/networkInterfaces";
import { derivedEc2Id, uuid } from "../model/ids";
import { refuseIf } from "../model/refusal";
import type { Making, ResourceModel } from "../model/resourceModel";
import { needCluster, refuseRole } from "./cluster";
import { desiredSize, joinNodes } from "./nodes";
import { isSupported } from "./versions";

function refuse({ cloud, id, inputs }: Making): void {
    const name = text(inputs.nodeGroupName);
    const cluster = needCluster(cloud, text(inputs.clusterName));
    const words = `NodeGroup already exists with name ${name} and cluster name ${cluster.id}`;
    refuseIf(cloud.find("eks/nodeGroup", id) !== undefined, "ResourceInUseException", words);
    refuseIf(
        cluster.body.status !== "ACTIVE",
        "InvalidRequestException",
        `Cluster '${cluster.id}' is not in ACTIVE status`,
    );
    refuseRole(cloud, text(inputs.nodeRoleArn));
    for (const subnet of texts(inputs.subnetIds)) needSubnet(cloud, subnet);
    refuseSizes({ inputs });
    refuseVersion({ cloud, inputs });
}

function refuseSizes({ inputs }: Pick<Making, "inputs">): void {
    const { minSize, desiredSize, maxSize } = map(inputs.scalingConfig);
    const words = (low: string, high: string) => `${low} can't be greater than ${high}`;
    const code = "InvalidParameterException";
    refuseIf(Number(minSize) > Number(desiredSize), code, words("Minimum capacity", "desired size"));
    refuseIf(Number(desiredSize) > Number(maxSize), code, words("Desired capacity", "max size"));
}

function refuseVersion({ cloud, inputs }: Pick<Making, "cloud" | "inputs">): void {
    const version = text(inputs.version);
    if (version === "") return;
    const cluster = needCluster(cloud, text(inputs.clusterName)).body;
    const minor = (given: string) => Number(given.split(".")[1]);
    const isTooNew = minor(version) > minor(text(cluster.version));
    refuseIf(
        isTooNew || !isSupported(version),
        "InvalidParameterException",
        `Requested release version ${version} is not valid for kubernetes version ${text(cluster.version)}.`,
    );
}

function interfaceOwner(id: string): string {
    return `eks/nodeGroup ${id}`;
}

function instanceId(id: string, index: number): string {
    return derivedEc2Id("i", `${id} ${index}`);
}

/** Volumes outlive the machines that they are attached to. */
function detachVolumes(cloud: Cloud, isThere: (instance: string) => boolean): void {
    for (const { id, body } of cloud.all("ebs/volume")) {
        const instance = text(body.attachedTo);
        if (instance !== "" && !isThere(instance)) cloud.put("ebs/volume", id, { ...body, attachedTo: "" });
    }
}

/** Machines of a node group: an interface each, in its subnets by turns. */
function scale(cloud: Cloud, id: string, group: JsonMap, count: number): void {
    const before = cloud.where(interfaceKind, "owner", interfaceOwner(id)).length;
    const ids = Array.from({ length: count }, (_, index) => instanceId(id, index));
    const gone = Array.from({ length: before }, (_, index) => instanceId(id, index)).slice(count);
    removeInterfacesOf(cloud, interfaceOwner(id));
    const cluster = cloud.find("eks/cluster", text(group.clusterName));
    const securityGroups = [text(map(cluster?.body.vpcConfig).clusterSecurityGroupId)];
    const subnets = texts(group.subnetIds);
    for (let index = 0; index < count; index += 1) {
        addInterface(cloud, {
            subnetId: subnets[index % subnets.length] ?? "",
            description: `aws-K8S-${instanceId(id, index)}`,
            securityGroups,
            owner: interfaceOwner(id),
        });
    }
    joinNodes(cloud, group, ids);
    detachVolumes(cloud, (instance) => !gone.includes(instance));
}

/** A managed node group. Its machines hold interfaces in its subnets and join the cluster as nodes. */
export const nodeGroup: ResourceModel = {
    tagged: true,
    required: ["clusterName", "nodeRoleArn", "scalingConfig", "subnetIds"],
    name: { property: "nodeGroupName", longest: 63 },
    replaces: [
        "amiType",
        "capacityType",
        "clusterName",
        "diskSize",
        "instanceTypes",
        "launchTemplate.id",
        "launchTemplate.name",
        "nodeGroupName",
        "nodeGroupNamePrefix",
        "nodeRoleArn",
        "remoteAccess",
        "subnetIds",
    ],
    id: ({ inputs }) => `${text(inputs.clusterName)}:${text(inputs.nodeGroupName)}`,
    outputs: {
        arn: ({ cloud, inputs }) =>
            cloud.arn("eks", `nodegroup/${text(inputs.clusterName)}/${text(inputs.nodeGroupName)}/${uuid()}`),
        resources: ({ inputs }) => [
            {
                autoscalingGroups: [{ name: `eks-${text(inputs.nodeGroupName)}-${uuid()}` }],
                remoteAccessSecurityGroupId: "",
            },
        ],
        status: () => "ACTIVE",
    },
    assigned: {
        amiType: () => "AL2023_x86_64_STANDARD",
        capacityType: () => "ON_DEMAND",
        diskSize: () => 20,
        instanceTypes: () => ["t3.medium"],
        nodeGroupNamePrefix: () => "",
        releaseVersion: ({ cloud, inputs }) => `${versionOf(cloud, inputs)}.0-20251112`,
        version: ({ cloud, inputs }) => versionOf(cloud, inputs),
    },
    extended: { updateConfig: { assigned: { maxUnavailable: () => 1 } } },
    pending: { status: "CREATING" },
    refuseCreate: refuse,
    refuseUpdate: (made) => {
        refuseSizes(made);
        refuseVersion(made);
    },
    created: ({ cloud, id, inputs }) => {
        scale(cloud, id, inputs, desiredSize(inputs));
    },
    updated: ({ cloud, id, inputs }) => {
        scale(cloud, id, inputs, desiredSize(inputs));
    },
    deleted: ({ cloud, id, inputs }) => {
        scale(cloud, id, inputs, 0);
    },
    seconds: { create: 110, update: 90, delete: 150 },
};

function versionOf(cloud: Cloud, inputs: JsonMap): string {
    return text(inputs.version) || text(cloud.find("eks/cluster", text(inputs.clusterName))?.body.version);
}
