import { hashNumber } from "../../api/objects/hash";
import { type JsonObject, listOf, objectOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject, timestamp } from "../../api/objects/kubernetesObject";
import { controllerOf } from "../../api/objects/workload";

function condition(type: string, isTrue: boolean, reason?: string): JsonObject {
    return {
        type,
        status: isTrue ? "True" : "False",
        lastProbeTime: null,
        lastTransitionTime: timestamp(),
        ...(reason === undefined ? {} : { reason }),
    };
}

function qualityOf(pod: KubernetesObject): string {
    const all = listOf(valueAt(pod, ["spec", "containers"])).map((one) => objectOf(objectOf(one).resources));
    const hasAny = all.some(({ requests, limits }) => requests !== undefined || limits !== undefined);
    if (!hasAny) return "BestEffort";
    const isGuaranteed = all.every(({ requests, limits }) =>
        ["cpu", "memory"].every((resource) => {
            const limit = objectOf(limits)[resource];
            return limit !== undefined && limit === objectOf(requests)[resource];
        }),
    );
    return isGuaranteed ? "Guaranteed" : "Burstable";
}

function containerStatus(container: JsonObject, uid: string, isDone: boolean): JsonObject {
    const now = timestamp();
    const name = textOf(container.name);
    const containerID = `containerd://${hashNumber(`${uid}/${name}`, 2 ** 32)
        .toString(16)
        .padStart(8, "0")
        .repeat(8)}`;
    const finished = { exitCode: 0, reason: "Completed", startedAt: now, finishedAt: now, containerID };
    return {
        name,
        image: container.image ?? "",
        imageID: container.image ?? "",
        containerID,
        ready: !isDone,
        started: !isDone,
        restartCount: 0,
        state: isDone ? { terminated: finished } : { running: { startedAt: now } },
        lastState: {},
    };
}

/** An address of the pod network that depends on the pod alone. */
function addressOf(uid: string): string {
    const number = hashNumber(uid, 2 ** 16);
    return `10.0.${number >> 8}.${number & 255}`;
}

/** The status of a pod whose containers run; those of a job have already succeeded. */
export function runningStatus(pod: KubernetesObject, hostIP: string): JsonObject {
    const { uid = "" } = pod.metadata;
    const isDone = controllerOf(pod)?.kind === "Job";
    const isHostNetwork = valueAt(pod, ["spec", "hostNetwork"]) === true;
    const podIP = isHostNetwork ? hostIP : addressOf(uid);
    const reason = isDone ? "PodCompleted" : undefined;
    return {
        phase: isDone ? "Succeeded" : "Running",
        conditions: [
            condition("PodReadyToStartContainers", !isDone),
            condition("Initialized", true, reason),
            condition("Ready", !isDone, reason),
            condition("ContainersReady", !isDone, reason),
            condition("PodScheduled", true),
        ],
        hostIP,
        hostIPs: [{ ip: hostIP }],
        podIP,
        podIPs: [{ ip: podIP }],
        startTime: timestamp(),
        qosClass: qualityOf(pod),
        ...statuses("containerStatuses", valueAt(pod, ["spec", "containers"]), uid, isDone),
        ...statuses("initContainerStatuses", valueAt(pod, ["spec", "initContainers"]), uid, true),
    };
}

function statuses(field: string, containers: unknown, uid: string, isDone: boolean): JsonObject {
    const list = listOf(containers).map((container) => containerStatus(objectOf(container), uid, isDone));
    return list.length === 0 ? {} : { [field]: list };
}

/** The status of a pod that waits, and what for. */
export function pendingStatus(
    pod: KubernetesObject,
    type: string,
    reason: string,
    message: string,
): JsonObject {
    const wanted = { ...condition(type, false, reason), message };
    const known = listOf(valueAt(pod, ["status", "conditions"])).map(objectOf);
    const before = known.find((one) => one.type === type && one.message === message);
    return { phase: "Pending", conditions: [before ?? wanted], qosClass: qualityOf(pod) };
}
