import { map, text, texts } from "../../model/json";
import { bootstrapCluster } from "../../kubernetes/api/bootstrap/bootstrapCluster";
import { dropCluster } from "../../kubernetes/api/bootstrap/dropCluster";
import { clusterIdOf } from "../../kubernetes/api/bootstrap/clusterRecord";
import type { Cloud, Found } from "../model/cloud";
import { needSecurityGroup, needSubnet } from "../ec2/need";
import { endpointId } from "../model/ids";
import { needKey } from "../kms/kms";
import { refuseIf } from "../model/refusal";
import type { Making, ResourceModel } from "../model/resourceModel";
import { clusterGroupId, createClusterNetwork, removeClusterNetwork } from "./clusterNetwork";
import { defaultVersion, isSupported, platformVersion } from "./versions";

/** The cluster with a name, or EKS's answer that it is not found. */
export function needCluster(cloud: Cloud, name: string): Found {
    return cloud.need(
        "eks/cluster",
        name,
        "ResourceNotFoundException",
        `No cluster found for name: ${name}.`,
    );
}

// What goes with a cluster without being asked.
const parts = [
    "eks/addon",
    "eks/accessEntry",
    "eks/accessPolicyAssociation",
    "eks/podIdentityAssociation",
] as const;

/** Throws EKS's answer to a role that is not there or not its own. */
export function refuseRole(cloud: Cloud, arn: string): void {
    const name = arn.slice(arn.lastIndexOf("/") + 1);
    const isForeign = !arn.includes(`:${cloud.account}:`);
    refuseIf(
        !isForeign && cloud.find("iam/role", name) === undefined,
        "InvalidParameterException",
        `The role with name ${name} cannot be found.`,
    );
}

function refuseSubnets(cloud: Cloud, ids: readonly string[]): void {
    const zones = new Set(ids.map((id) => text(needSubnet(cloud, id).body.availabilityZone)));
    refuseIf(
        zones.size < 2,
        "InvalidParameterException",
        "Subnets specified must be in at least two different AZs",
    );
}

function refuse({ cloud, id, inputs }: Making): void {
    const isThere = cloud.find("eks/cluster", id) !== undefined;
    refuseIf(isThere, "ResourceInUseException", `Cluster already exists with name: ${id}`);
    const isName = /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/.test(id);
    refuseIf(!isName, "InvalidParameterException", `The cluster name "${id}" is not valid`);
    const version = text(inputs.version) || defaultVersion;
    const words = `unsupported Kubernetes version ${version}`;
    refuseIf(!isSupported(version), "InvalidParameterException", words);
    refuseRole(cloud, text(inputs.roleArn));
    const config = map(inputs.vpcConfig);
    refuseSubnets(cloud, texts(config.subnetIds));
    for (const group of texts(config.securityGroupIds)) needSecurityGroup(cloud, group);
    const key = text(map(map(inputs.encryptionConfig).provider).keyArn);
    if (key !== "") needKey(cloud, key);
}

/** Kubernetes goes up one minor version at a time, and never down (EKS User Guide, "Update existing cluster"). */
function refuseUpdate({ inputs, before }: Making & { readonly before: Making["inputs"] }): void {
    const minor = (version: unknown) => Number(String(version).split(".")[1]);
    const wanted = text(inputs.version);
    if (wanted === "" || wanted === before.version) return;
    const words = `unsupported Kubernetes version ${wanted}`;
    refuseIf(!isSupported(wanted), "InvalidParameterException", words);
    const step = minor(wanted) - minor(before.version);
    refuseIf(
        step !== 1,
        "InvalidParameterException",
        `Unsupported Kubernetes minor version update from ${text(before.version)} to ${wanted}`,
    );
}

function refuseDelete({ cloud, id, inputs }: Making): void {
    const protectedWords = "Cannot delete a cluster with deletion protection enabled.";
    refuseIf(inputs.deletionProtection === true, "InvalidRequestException", protectedWords);
    const has = (kind: string) => cloud.where(kind, "clusterName", id).length > 0;
    refuseIf(has("eks/nodeGroup"), "ResourceInUseException", "Cluster has nodegroups attached");
    refuseIf(has("eks/fargateProfile"), "ResourceInUseException", "Cluster has Fargate profiles attached");
}

function remove({ cloud, id, inputs }: Making): void {
    for (const kind of parts) {
        for (const found of cloud.where(kind, "clusterName", id)) cloud.remove(kind, found.id);
    }
    removeClusterNetwork(cloud, inputs);
    const clusterId = clusterIdOf(text(inputs.endpoint));
    if (clusterId !== undefined) dropCluster(cloud.store, clusterId);
}

function hostOf(made: Making): string {
    return endpoints.get(made.inputs) ?? remember(made);
}

// Endpoint and issuer carry the same random id.
const endpoints = new WeakMap<Making["inputs"], string>();

function remember({ inputs }: Making): string {
    const id = endpointId();
    endpoints.set(inputs, id);
    return id;
}

function endpointOf(made: Making): string {
    return `https://${hostOf(made)}.gr7.${made.cloud.region}.eks.amazonaws.com`;
}

function vpcOf({ cloud, inputs }: Making): string {
    const [subnet = ""] = texts(map(inputs.vpcConfig).subnetIds);
    return text(cloud.find("ec2/subnet", subnet)?.body.vpcId);
}

/** An EKS cluster. It holds interfaces and a security group in its VPC; node groups keep it from being deleted. */
export const cluster: ResourceModel = {
    tagged: true,
    required: ["roleArn", "vpcConfig"],
    name: { property: "name", longest: 100 },
    defaults: { bootstrapSelfManagedAddons: true },
    replaces: [
        "name",
        "roleArn",
        "bootstrapSelfManagedAddons",
        "encryptionConfig",
        "kubernetesNetworkConfig.ipFamily",
        "kubernetesNetworkConfig.serviceIpv4Cidr",
        "accessConfig.bootstrapClusterCreatorAdminPermissions",
        "outpostConfig",
    ],
    id: ({ inputs }) => text(inputs.name),
    outputs: {
        arn: ({ cloud, id }) => cloud.arn("eks", `cluster/${id}`),
        certificateAuthority: () => ({
            data: Buffer.from("the local cloud has no certificates").toString("base64"),
        }),
        clusterId: () => "",
        createdAt: () => new Date().toISOString(),
        endpoint: endpointOf,
        identities: (made) => [
            { oidcs: [{ issuer: `https://oidc.eks.${made.cloud.region}.amazonaws.com/id/${hostOf(made)}` }] },
        ],
        platformVersion: () => platformVersion,
        status: () => "ACTIVE",
    },
    assigned: {
        deletionProtection: () => false,
        enabledClusterLogTypes: () => [],
        version: () => defaultVersion,
    },
    extended: {
        accessConfig: {
            assigned: {
                authenticationMode: () => "CONFIG_MAP",
                bootstrapClusterCreatorAdminPermissions: () => true,
            },
        },
        kubernetesNetworkConfig: {
            outputs: { serviceIpv6Cidr: () => "" },
            assigned: {
                elasticLoadBalancing: () => ({ enabled: false }),
                ipFamily: () => "ipv4",
                serviceIpv4Cidr: () => "172.20.0.0/16",
            },
        },
        upgradePolicy: { assigned: { supportType: () => "EXTENDED" } },
        vpcConfig: {
            outputs: {
                clusterSecurityGroupId: (made) => clusterGroupId(endpointOf(made)),
                vpcId: vpcOf,
            },
            assigned: {
                endpointPrivateAccess: () => false,
                endpointPublicAccess: () => true,
                publicAccessCidrs: () => ["0.0.0.0/0"],
                securityGroupIds: () => [],
            },
        },
    },
    pending: { status: "CREATING" },
    refuseCreate: refuse,
    refuseUpdate,
    refuseDelete,
    created: ({ cloud, inputs }) => {
        createClusterNetwork(cloud, inputs);
    },
    updated: ({ cloud, inputs }) => {
        const clusterId = clusterIdOf(text(inputs.endpoint));
        if (clusterId !== undefined) bootstrapCluster(cloud.store, clusterId, text(inputs.version));
    },
    deleted: remove,
    seconds: { create: 560, update: 480, delete: 150 },
};
