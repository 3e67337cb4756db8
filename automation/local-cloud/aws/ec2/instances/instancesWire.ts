import { text, texts } from "../../../model/json";
import type { Cloud, Found } from "../../model/cloud";
import { inRegion } from "../../wire/describe/inRegion";
import { page } from "../../wire/describe/page";
import { tagSet } from "../../wire/describe/tags";
import type { Answer, Call, WireService } from "../../wire/wireService";
import { nodeOf } from "./attachments";
import { type Described, select } from "../calls/describing";

/** The machine behind a network interface of a node group; the store keeps no other trace of it. */
function nodes(cloud: Cloud): Found[] {
    return inRegion(cloud, "ec2/networkInterface").flatMap((each) => {
        const id = nodeOf(each);
        const group = cloud.find("eks/nodeGroup", text(each.body.owner).replace(/^eks\/nodeGroup /, ""));
        if (id === "" || group === undefined) return [];
        const cluster = text(group.body.clusterName);
        const { vpcId, subnetId, privateIp, securityGroups } = each.body;
        const body = {
            vpcId: vpcId ?? "",
            subnetId: subnetId ?? "",
            privateIp: privateIp ?? "",
            vpcSecurityGroupIds: securityGroups ?? [],
            instanceType: texts(group.body.instanceTypes)[0] ?? "",
            tags: {
                "eks:cluster-name": cluster,
                "eks:nodegroup-name": text(group.body.nodeGroupName),
                [`kubernetes.io/cluster/${cluster}`]: "owned",
            },
        };
        return [{ id, body }];
    });
}

function stateOf({ body }: Found): string {
    return text(body.instanceState) || "running";
}

// EC2 API reference, InstanceState.
const stateCodes: Readonly<Record<string, number>> = {
    pending: 0,
    running: 16,
    "shutting-down": 32,
    terminated: 48,
    stopping: 64,
    stopped: 80,
};

function shownState(state: string): Answer {
    return { code: stateCodes[state] ?? 16, name: state };
}

const instances: Described = {
    kind: "ec2/instance",
    prefix: "i",
    missing: "InvalidInstanceID.NotFound",
    malformed: "InvalidInstanceID.Malformed",
    word: "instance ID",
    ids: "InstanceId",
    set: "reservationSet",
    fields: {
        "instance-id": ({ id }) => id,
        "vpc-id": ({ body }) => text(body.vpcId),
        "subnet-id": ({ body }) => text(body.subnetId),
        "instance-state-name": stateOf,
    },
    all: (cloud) => [...inRegion(cloud, "ec2/instance"), ...nodes(cloud)],
    show: (found) => ({
        instanceId: found.id,
        instanceState: shownState(stateOf(found)),
        instanceType: found.body.instanceType,
        launchTime: found.body.launchTime,
        vpcId: found.body.vpcId,
        subnetId: found.body.subnetId,
        privateIpAddress: found.body.privateIp,
        groupSet: texts(found.body.vpcSecurityGroupIds).map((groupId) => ({ groupId })),
        tagSet: tagSet(found),
    }),
};

function describeInstances({ cloud, params }: Call): Answer {
    const size = Number(text(params.MaxResults) || 1000);
    const request = { token: text(params.NextToken), size, invalid: "InvalidParameterValue" };
    const { items, next } = page(select(instances, cloud, params), ({ id }) => id, request);
    const reservations = items.map((found) => ({
        reservationId: found.id.replace(/^i-/, "r-"),
        ownerId: cloud.account,
        instancesSet: [instances.show(found, cloud)],
    }));
    return { reservationSet: reservations, nextToken: next };
}

/** Ends instances. Those of a node group stay: its scaling group replaces them at once. */
async function terminate({ cloud, params, resources }: Call): Promise<Answer> {
    const found = select(instances, cloud, params);
    for (const { id } of found) {
        if (cloud.find(instances.kind, id) === undefined) continue;
        await resources.remove("aws:ec2/instance:Instance", id, [instances.missing, id]);
    }
    const instancesSet = found.map((each) => ({
        instanceId: each.id,
        currentState: shownState("shutting-down"),
        previousState: shownState(stateOf(each)),
    }));
    return { instancesSet };
}

/** Calls about instances. */
export const instanceActions: WireService["actions"] = {
    DescribeInstances: describeInstances,
    TerminateInstances: terminate,
};
