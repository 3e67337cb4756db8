import { hashNumber, hashSuffix } from "../objects/hash";
import { type JsonObject } from "../objects/json";
import { type KubernetesObject, timestamp } from "../objects/kubernetesObject";

/** A taint of a node. */
export interface NodeTaint {
    readonly key: string;
    readonly value?: string;
    readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** Machines that join a cluster together, all alike. */
export interface NodeGroup {
    readonly name: string;
    readonly count: number;
    /** What EC2 calls the machines; made up where left out. */
    readonly instanceIds?: readonly string[];
    /** `m6i.large` where left out. */
    readonly instanceType?: string;
    /** `ON_DEMAND` where left out. */
    readonly capacityType?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly taints?: readonly NodeTaint[];
    /** Availability zones that the machines are spread over; `us-east-1a` where left out. */
    readonly zones?: readonly string[];
    /** Kubernetes version of the machines; the cluster's where left out. */
    readonly version?: string;
}

/** The label that says which group a node belongs to. */
export const groupLabel = "eks.amazonaws.com/nodegroup";

const ready: readonly (readonly [string, string, string, string])[] = [
    ["MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"],
    ["DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"],
    ["PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"],
    ["Ready", "True", "KubeletReady", "kubelet is posting ready status"],
];

function status(name: string, address: string, version: string, instanceId: string): JsonObject {
    const now = timestamp();
    return {
        capacity: { cpu: "2", memory: "8Gi", pods: "29", "ephemeral-storage": "80Gi" },
        allocatable: { cpu: "1930m", memory: "7Gi", pods: "29", "ephemeral-storage": "75Gi" },
        addresses: [
            { type: "InternalIP", address },
            { type: "InternalDNS", address: name },
            { type: "Hostname", address: name },
        ],
        conditions: ready.map(([type, value, reason, message]) => ({
            type,
            status: value,
            reason,
            message,
            lastHeartbeatTime: now,
            lastTransitionTime: now,
        })),
        nodeInfo: {
            kubeletVersion: `v${version}.0-eks-local`,
            kubeProxyVersion: `v${version}.0-eks-local`,
            osImage: "Amazon Linux 2023",
            operatingSystem: "linux",
            architecture: "amd64",
            kernelVersion: "6.1.0-amzn2023.x86_64",
            containerRuntimeVersion: "containerd://1.7.0",
            machineID: instanceId,
            systemUUID: instanceId,
            bootID: instanceId,
        },
    };
}

/** One node of a group. Its name depends on the cluster, the group and the index alone. */
export function nodeObject(
    clusterId: string,
    group: NodeGroup,
    index: number,
    version: string,
): KubernetesObject {
    const seed = `${clusterId} ${group.name} ${index}`;
    const number = hashNumber(seed, 2 ** 16);
    const bytes = [number >> 8, number & 255];
    const zones = group.zones ?? ["us-east-1a"];
    const zone = zones[index % zones.length] ?? "us-east-1a";
    const region = zone.replace(/[a-z]$/, "");
    const name = `ip-10-0-${bytes.join("-")}.${region}.compute.internal`;
    const instanceId = group.instanceIds?.[index] ?? `i-0${hashSuffix(seed, 16)}`;
    const instanceType = group.instanceType ?? "m6i.large";
    return {
        apiVersion: "v1",
        kind: "Node",
        metadata: {
            name,
            labels: {
                "kubernetes.io/hostname": name,
                "kubernetes.io/os": "linux",
                "kubernetes.io/arch": "amd64",
                "node.kubernetes.io/instance-type": instanceType,
                "topology.kubernetes.io/region": region,
                "topology.kubernetes.io/zone": zone,
                "eks.amazonaws.com/capacityType": group.capacityType ?? "ON_DEMAND",
                ...group.labels,
                [groupLabel]: group.name,
            },
        },
        spec: {
            providerID: `aws:///${zone}/${instanceId}`,
            ...(group.taints === undefined || group.taints.length === 0 ? {} : { taints: group.taints }),
        },
        status: status(name, `10.0.${bytes.join(".")}`, version, instanceId),
    };
}
