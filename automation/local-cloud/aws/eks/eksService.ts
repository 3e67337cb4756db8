import { type Json, type JsonMap, map, text, texts } from "../../model/json";
import type { Cloud, Found } from "../model/cloud";
import { needCluster } from "./cluster";
import { inRegion } from "../wire/describe/inRegion";
import { page } from "../wire/describe/page";
import { tagsOf } from "../wire/describe/tags";
import type { Answer, Call, Handler, WireService } from "../wire/wireService";

const clusterType = "aws:eks/cluster:Cluster";
const nodeGroupType = "aws:eks/nodeGroup:NodeGroup";

/** A time as this protocol carries it: in seconds. */
function seconds(time: Json | undefined): number | undefined {
    return text(time) === "" ? undefined : Date.parse(text(time)) / 1000;
}

function showCluster({ body }: Found): Answer {
    const vpc = map(body.vpcConfig);
    const oidcs = (body.identities as readonly JsonMap[] | undefined)?.[0]?.oidcs;
    const [oidc] = (oidcs as readonly JsonMap[] | undefined) ?? [];
    return {
        name: body.name,
        arn: body.arn,
        createdAt: seconds(body.createdAt),
        version: body.version,
        endpoint: body.endpoint,
        roleArn: body.roleArn,
        resourcesVpcConfig: {
            subnetIds: texts(vpc.subnetIds),
            securityGroupIds: texts(vpc.securityGroupIds),
            clusterSecurityGroupId: vpc.clusterSecurityGroupId,
            vpcId: vpc.vpcId,
            endpointPublicAccess: vpc.endpointPublicAccess,
            endpointPrivateAccess: vpc.endpointPrivateAccess,
            publicAccessCidrs: texts(vpc.publicAccessCidrs),
        },
        kubernetesNetworkConfig: map(body.kubernetesNetworkConfig),
        accessConfig: map(body.accessConfig),
        identity: { oidc: { issuer: oidc?.issuer } },
        certificateAuthority: map(body.certificateAuthority),
        status: body.status,
        platformVersion: body.platformVersion,
        tags: tagsOf(body),
    };
}

function needNodeGroup(cloud: Cloud, params: JsonMap): Found {
    const cluster = text(params.name);
    const name = text(params.nodegroupName);
    needCluster(cloud, cluster);
    const words = `No node group found for name: ${name}.`;
    return cloud.need("eks/nodeGroup", `${cluster}:${name}`, "ResourceNotFoundException", words);
}

function showNodeGroup({ body }: Found): Answer {
    return {
        nodegroupName: body.nodeGroupName,
        nodegroupArn: body.arn,
        clusterName: body.clusterName,
        version: body.version,
        releaseVersion: body.releaseVersion,
        status: body.status,
        capacityType: body.capacityType,
        amiType: body.amiType,
        nodeRole: body.nodeRoleArn,
        scalingConfig: map(body.scalingConfig),
        instanceTypes: texts(body.instanceTypes),
        subnets: texts(body.subnetIds),
        tags: tagsOf(body),
    };
}

/** Answers with a page of names, at most 100. */
function names(member: string, all: readonly string[], params: JsonMap): Answer {
    const size = Math.min(Number(text(params.maxResults) || 100), 100);
    const request = { token: text(params.nextToken), size, invalid: "InvalidParameterException" };
    const { items, next } = page(all, (name) => name, request);
    return { [member]: items, nextToken: next };
}

/** Answers with the names of what a cluster has of some kind. */
function partsOf(kind: string, member: string, property: string): Handler {
    return ({ cloud, params }) => {
        const { id } = needCluster(cloud, text(params.name));
        const parts = cloud.where(kind, "clusterName", id).map(({ body }) => text(body[property]));
        return names(member, parts, params);
    };
}

async function deleteCluster({ cloud, params, resources }: Call): Promise<Answer> {
    const found = needCluster(cloud, text(params.name));
    await resources.remove(clusterType, found.id, ["ResourceNotFoundException", found.id]);
    return { cluster: { ...showCluster(found), status: "DELETING" } };
}

async function deleteNodeGroup({ cloud, params, resources }: Call): Promise<Answer> {
    const found = needNodeGroup(cloud, params);
    await resources.remove(nodeGroupType, found.id, ["ResourceNotFoundException", found.id]);
    return { nodegroup: { ...showNodeGroup(found), status: "DELETING" } };
}

/** Amazon EKS on the wire. */
export const eks: WireService = {
    name: "eks",
    protocol: "restJson",
    routes: {
        ListClusters: "GET /clusters",
        DescribeCluster: "GET /clusters/{name}",
        DeleteCluster: "DELETE /clusters/{name}",
        ListNodegroups: "GET /clusters/{name}/node-groups",
        DescribeNodegroup: "GET /clusters/{name}/node-groups/{nodegroupName}",
        DeleteNodegroup: "DELETE /clusters/{name}/node-groups/{nodegroupName}",
        ListAddons: "GET /clusters/{name}/addons",
        ListAccessEntries: "GET /clusters/{name}/access-entries",
    },
    actions: {
        ListClusters: ({ cloud, params }) => {
            const all = inRegion(cloud, "eks/cluster").map(({ id }) => id);
            return names("clusters", all, params);
        },
        DescribeCluster: ({ cloud, params }) => ({
            cluster: showCluster(needCluster(cloud, text(params.name))),
        }),
        DeleteCluster: deleteCluster,
        ListNodegroups: partsOf("eks/nodeGroup", "nodegroups", "nodeGroupName"),
        DescribeNodegroup: ({ cloud, params }) => ({
            nodegroup: showNodeGroup(needNodeGroup(cloud, params)),
        }),
        DeleteNodegroup: deleteNodeGroup,
        ListAddons: partsOf("eks/addon", "addons", "addonName"),
        ListAccessEntries: partsOf("eks/accessEntry", "accessEntries", "principalArn"),
    },
};
