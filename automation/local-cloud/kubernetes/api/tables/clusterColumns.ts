import { listOf, numberOf, objectOf, textOf, valueAt } from "../objects/json";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { type Column, ageColumn, column, createdAtColumn, nameColumn, wideColumn } from "./column";
import { ageOf } from "./duration";

function nodeStatus(node: KubernetesObject): string {
    const ready = listOf(valueAt(node, ["status", "conditions"]))
        .map(objectOf)
        .find(({ type }) => type === "Ready");
    const word = ready === undefined ? "Unknown" : ready.status === "True" ? "Ready" : "NotReady";
    return valueAt(node, ["spec", "unschedulable"]) === true ? `${word},SchedulingDisabled` : word;
}

function nodeRoles({ metadata }: KubernetesObject): string {
    const prefix = "node-role.kubernetes.io/";
    const roles = Object.keys(metadata.labels ?? {})
        .filter((label) => label.startsWith(prefix))
        .map((label) => label.slice(prefix.length));
    return roles.sort().join(",") || "<none>";
}

function nodeAddress(kind: string): Column["value"] {
    return (node) => {
        const found = listOf(valueAt(node, ["status", "addresses"]))
            .map(objectOf)
            .find(({ type }) => type === kind);
        return textOf(found?.address) || "<none>";
    };
}

function nodeInfo(field: string): Column["value"] {
    return (node) => textOf(valueAt(node, ["status", "nodeInfo", field]));
}

function involved(event: KubernetesObject): string {
    const { kind, name } = objectOf(event.involvedObject);
    return `${textOf(kind).toLowerCase()}/${textOf(name)}`;
}

function quota(event: KubernetesObject, prefix: (name: string) => boolean): string {
    const hard = objectOf(valueAt(event, ["status", "hard"]));
    const used = objectOf(valueAt(event, ["status", "used"]));
    return Object.keys(hard)
        .filter(prefix)
        .sort()
        .map((name) => `${name}: ${textOf(used[name])}/${textOf(hard[name])}`)
        .join(", ");
}

function numberOrText(value: unknown): string {
    return typeof value === "number" ? String(value) : textOf(value) || "N/A";
}

function keys(value: unknown): number {
    return Object.keys(objectOf(value)).length;
}

/** Columns of nodes, namespaces, events and what configures them. */
export const clusterColumns: Readonly<Record<string, readonly Column[]>> = {
    "core/namespaces": [
        nameColumn,
        column("Status", (namespace) => textOf(valueAt(namespace, ["status", "phase"]))),
        ageColumn,
    ],
    "core/nodes": [
        nameColumn,
        column("Status", nodeStatus),
        column("Roles", nodeRoles),
        ageColumn,
        column("Version", nodeInfo("kubeletVersion")),
        wideColumn("Internal-IP", nodeAddress("InternalIP")),
        wideColumn("External-IP", nodeAddress("ExternalIP")),
        wideColumn("OS-Image", nodeInfo("osImage")),
        wideColumn("Kernel-Version", nodeInfo("kernelVersion")),
        wideColumn("Container-Runtime", nodeInfo("containerRuntimeVersion")),
    ],
    "core/events": [
        column("Last Seen", (event, now) => ageOf(event.lastTimestamp ?? event.firstTimestamp, now)),
        column("Type", ({ type }) => textOf(type)),
        column("Reason", ({ reason }) => textOf(reason)),
        column("Object", involved),
        wideColumn("Subobject", (event) => textOf(valueAt(event, ["involvedObject", "fieldPath"]))),
        wideColumn("Source", (event) => textOf(valueAt(event, ["source", "component"]))),
        column("Message", ({ message }) => textOf(message).trim()),
        wideColumn("First Seen", (event, now) => ageOf(event.firstTimestamp, now)),
        wideColumn("Count", (event) => String(numberOf(event.count))),
        wideColumn("Name", ({ metadata }) => metadata.name),
    ],
    "core/configmaps": [
        nameColumn,
        column("Data", ({ data, binaryData }) => keys(data) + keys(binaryData), "integer"),
        ageColumn,
    ],
    "core/secrets": [
        nameColumn,
        column("Type", ({ type }) => textOf(type)),
        column("Data", ({ data }) => keys(data), "integer"),
        ageColumn,
    ],
    "core/resourcequotas": [
        nameColumn,
        column("Request", (object) => quota(object, (name) => !name.startsWith("limits."))),
        column("Limit", (object) => quota(object, (name) => name.startsWith("limits."))),
        ageColumn,
    ],
    "core/limitranges": [nameColumn, createdAtColumn],
    "coordination.k8s.io/leases": [
        nameColumn,
        column("Holder", (lease) => textOf(valueAt(lease, ["spec", "holderIdentity"]))),
        ageColumn,
    ],
    "scheduling.k8s.io/priorityclasses": [
        nameColumn,
        column("Value", ({ value }) => numberOf(value), "integer"),
        column("Global-Default", ({ globalDefault }) => globalDefault === true, "boolean"),
        ageColumn,
    ],
    "policy/poddisruptionbudgets": [
        nameColumn,
        column("Min Available", (budget) => numberOrText(valueAt(budget, ["spec", "minAvailable"]))),
        column("Max Unavailable", (budget) => numberOrText(valueAt(budget, ["spec", "maxUnavailable"]))),
        column(
            "Allowed Disruptions",
            (budget) => numberOf(valueAt(budget, ["status", "disruptionsAllowed"])),
            "integer",
        ),
        ageColumn,
    ],
    "autoscaling/horizontalpodautoscalers": [
        nameColumn,
        column("Reference", (autoscaler) => {
            const { kind, name } = objectOf(valueAt(autoscaler, ["spec", "scaleTargetRef"]));
            return `${textOf(kind)}/${textOf(name)}`;
        }),
        column("Targets", () => "<unknown>"),
        column("MinPods", (object) => String(numberOf(valueAt(object, ["spec", "minReplicas"])))),
        column("MaxPods", (object) => numberOf(valueAt(object, ["spec", "maxReplicas"])), "integer"),
        column("Replicas", (object) => numberOf(valueAt(object, ["status", "currentReplicas"])), "integer"),
        ageColumn,
    ],
};
