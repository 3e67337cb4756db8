import { clusterIdOf } from "../../kubernetes/api/bootstrap/clusterRecord";
import type { NodeTaint } from "../../kubernetes/api/bootstrap/nodeObject";
import { setNodes } from "../../kubernetes/api/bootstrap/setNodes";
import { type Json, type JsonMap, list, map, text, texts } from "../../model/json";
import type { Cloud } from "../model/cloud";

// EKS's words for the effects of taints, and Kubernetes' own (EKS API reference, Taint).
const effects: Readonly<Record<string, NodeTaint["effect"]>> = {
    NO_SCHEDULE: "NoSchedule",
    NO_EXECUTE: "NoExecute",
    PREFER_NO_SCHEDULE: "PreferNoSchedule",
};

function taintOf(taint: Json): NodeTaint {
    const { key, value, effect } = map(taint);
    return {
        key: text(key),
        ...(typeof value === "string" ? { value } : {}),
        effect: effects[text(effect)] ?? "NoSchedule",
    };
}

/** How many machines a node group has: nothing scales it by itself. */
export function desiredSize(group: JsonMap): number {
    return Number(map(group.scalingConfig).desiredSize ?? 1);
}

/** Makes the nodes of a group in the cluster's Kubernetes API as many and as they are asked for. */
export function joinNodes(cloud: Cloud, group: JsonMap, instanceIds: readonly string[]): void {
    const cluster = cloud.find("eks/cluster", text(group.clusterName));
    const clusterId = clusterIdOf(text(cluster?.body.endpoint));
    if (clusterId === undefined) return;
    setNodes(cloud.store, clusterId, {
        name: text(group.nodeGroupName),
        count: instanceIds.length,
        instanceIds,
        version: text(group.version),
        instanceType: texts(group.instanceTypes)[0] ?? "t3.medium",
        capacityType: text(group.capacityType),
        labels: map(group.labels) as Readonly<Record<string, string>>,
        taints: list(group.taints).map(taintOf),
        zones: texts(group.subnetIds).map((id) => text(cloud.find("ec2/subnet", id)?.body.availabilityZone)),
    });
}
