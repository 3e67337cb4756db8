import { listOf, numberOf, objectOf, textOf, valueAt } from "../objects/json";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { labelSelectorText } from "../objects/labelSelector";
import { type Column, ageColumn, column, nameColumn, wideColumn } from "./column";
import { humanDuration } from "./duration";

type Value = Column["value"];

function count(...path: string[]): Value {
    return (object) => numberOf(valueAt(object, path));
}

function outOf(part: string[], whole: string[]): Value {
    return (object) => `${numberOf(valueAt(object, part))}/${numberOf(valueAt(object, whole))}`;
}

function containers(object: KubernetesObject) {
    return listOf(valueAt(object, ["spec", "template", "spec", "containers"])).map(objectOf);
}

const templateColumns: readonly Column[] = [
    wideColumn("Containers", (object) =>
        containers(object)
            .map(({ name }) => textOf(name))
            .join(","),
    ),
    wideColumn("Images", (object) =>
        containers(object)
            .map(({ image }) => textOf(image))
            .join(","),
    ),
    wideColumn("Selector", (object) => labelSelectorText(valueAt(object, ["spec", "selector"])) || "<none>"),
];

function statuses(pod: KubernetesObject) {
    return listOf(valueAt(pod, ["status", "containerStatuses"])).map(objectOf);
}

function podStatus(pod: KubernetesObject): string {
    if (pod.metadata.deletionTimestamp !== undefined) return "Terminating";
    const waiting = statuses(pod)
        .map((status) => textOf(valueAt(status, ["state", "waiting", "reason"])))
        .find((reason) => reason !== "");
    const phase = textOf(valueAt(pod, ["status", "phase"]));
    return waiting ?? (phase === "Succeeded" ? "Completed" : phase);
}

function orNone(value: unknown): string {
    return textOf(value) || "<none>";
}

function jobStatus(job: KubernetesObject): string {
    const isTrue = (type: string) =>
        listOf(valueAt(job, ["status", "conditions"]))
            .map(objectOf)
            .some((condition) => condition.type === type && condition.status === "True");
    if (isTrue("Complete")) return "Complete";
    if (isTrue("Failed")) return "Failed";
    if (job.metadata.deletionTimestamp !== undefined) return "Terminating";
    return isTrue("Suspended") ? "Suspended" : "Running";
}

function jobDuration(job: KubernetesObject, now: number): string {
    const start = textOf(valueAt(job, ["status", "startTime"]));
    const end = textOf(valueAt(job, ["status", "completionTime"]));
    if (start === "") return "";
    return humanDuration((end === "" ? now : Date.parse(end)) - Date.parse(start));
}

/** Columns of pods and of what makes pods. */
export const workloadColumns: Readonly<Record<string, readonly Column[]>> = {
    "core/pods": [
        nameColumn,
        column("Ready", (pod) => {
            const ready = statuses(pod).filter((status) => status.ready === true).length;
            return `${ready}/${listOf(valueAt(pod, ["spec", "containers"])).length}`;
        }),
        column("Status", podStatus),
        column("Restarts", (pod) =>
            String(statuses(pod).reduce((sum, status) => sum + numberOf(status.restartCount), 0)),
        ),
        ageColumn,
        wideColumn("IP", (pod) => orNone(valueAt(pod, ["status", "podIP"]))),
        wideColumn("Node", (pod) => orNone(valueAt(pod, ["spec", "nodeName"]))),
        wideColumn("Nominated Node", (pod) => orNone(valueAt(pod, ["status", "nominatedNodeName"]))),
        wideColumn("Readiness Gates", () => "<none>"),
    ],
    "apps/deployments": [
        nameColumn,
        column("Ready", outOf(["status", "readyReplicas"], ["spec", "replicas"])),
        column("Up-to-date", count("status", "updatedReplicas"), "integer"),
        column("Available", count("status", "availableReplicas"), "integer"),
        ageColumn,
        ...templateColumns,
    ],
    "apps/replicasets": [
        nameColumn,
        column("Desired", count("spec", "replicas"), "integer"),
        column("Current", count("status", "replicas"), "integer"),
        column("Ready", count("status", "readyReplicas"), "integer"),
        ageColumn,
        ...templateColumns,
    ],
    "apps/statefulsets": [
        nameColumn,
        column("Ready", outOf(["status", "readyReplicas"], ["spec", "replicas"])),
        ageColumn,
        ...templateColumns.slice(0, 2),
    ],
    "apps/daemonsets": [
        nameColumn,
        column("Desired", count("status", "desiredNumberScheduled"), "integer"),
        column("Current", count("status", "currentNumberScheduled"), "integer"),
        column("Ready", count("status", "numberReady"), "integer"),
        column("Up-to-date", count("status", "updatedNumberScheduled"), "integer"),
        column("Available", count("status", "numberAvailable"), "integer"),
        column("Node Selector", (object) => {
            const selector = objectOf(valueAt(object, ["spec", "template", "spec", "nodeSelector"]));
            return labelSelectorText({ matchLabels: selector }) || "<none>";
        }),
        ageColumn,
        ...templateColumns,
    ],
    "batch/jobs": [
        nameColumn,
        column("Status", jobStatus),
        column("Completions", outOf(["status", "succeeded"], ["spec", "completions"])),
        column("Duration", jobDuration),
        ageColumn,
        ...templateColumns,
    ],
    "batch/cronjobs": [
        nameColumn,
        column("Schedule", (job) => textOf(valueAt(job, ["spec", "schedule"]))),
        column("Timezone", (job) => orNone(valueAt(job, ["spec", "timeZone"]))),
        column("Suspend", (job) => (valueAt(job, ["spec", "suspend"]) === true ? "True" : "False")),
        column("Active", (job) => listOf(valueAt(job, ["status", "active"])).length, "integer"),
        column("Last Schedule", (job) => orNone(valueAt(job, ["status", "lastScheduleTime"]))),
        ageColumn,
    ],
};
