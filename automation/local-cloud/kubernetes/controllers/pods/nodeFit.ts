import { type JsonObject, listOf, objectOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { labelSelectorOf } from "../../api/objects/labelSelector";

function isSelected(spec: JsonObject, labels: Readonly<Record<string, string>>): boolean {
    const wanted = Object.entries(objectOf(spec.nodeSelector));
    if (!wanted.every(([name, value]) => labels[name] === value)) return false;
    const terms = listOf(
        valueAt(spec, [
            "affinity",
            "nodeAffinity",
            "requiredDuringSchedulingIgnoredDuringExecution",
            "nodeSelectorTerms",
        ]),
    );
    if (terms.length === 0) return true;
    return terms.some((term) => {
        const { matchExpressions } = objectOf(term);
        return labelSelectorOf(matchExpressions === undefined ? {} : { matchExpressions })(labels);
    });
}

function tolerates(tolerations: readonly JsonObject[], taint: JsonObject): boolean {
    return tolerations.some(({ key, operator, value, effect }) => {
        const isEffect = effect === undefined || effect === "" || effect === taint.effect;
        const isKey = key === undefined || key === "" || key === taint.key;
        return isEffect && isKey && (operator === "Exists" || textOf(value) === textOf(taint.value));
    });
}

/** What daemons tolerate without being asked. */
const daemonTolerations: readonly JsonObject[] = [
    "node.kubernetes.io/not-ready",
    "node.kubernetes.io/unreachable",
    "node.kubernetes.io/disk-pressure",
    "node.kubernetes.io/memory-pressure",
    "node.kubernetes.io/pid-pressure",
    "node.kubernetes.io/unschedulable",
].map((key) => ({ key, operator: "Exists" }));

/** True when a pod with this specification can run on a node: by selector, required affinity and taints. */
export function fitsNode(spec: JsonObject, node: KubernetesObject, isDaemon = false): boolean {
    if (node.metadata.deletionTimestamp !== undefined) return false;
    const { unschedulable, taints } = objectOf(node.spec);
    if (unschedulable === true && !isDaemon) return false;
    if (!isSelected(spec, node.metadata.labels ?? {})) return false;
    const tolerations = [...listOf(spec.tolerations).map(objectOf), ...(isDaemon ? daemonTolerations : [])];
    return listOf(taints)
        .map(objectOf)
        .filter(({ effect }) => effect !== "PreferNoSchedule")
        .every((taint) => tolerates(tolerations, taint));
}
