import { type Json, valueAt } from "../../api/objects/json";
import { timestamp } from "../../api/objects/kubernetesObject";
import { labelSelectorOf } from "../../api/objects/labelSelector";
import { isReady } from "../../api/objects/workload";
import { builtin } from "../../api/resources/builtinResources";
import { mergeConditions } from "../conditions";
import { type Controller, keyOf, splitKey } from "../controller";
import { pods } from "../pods/pods";
import { writeStatus } from "../../api/operations/writes";

const budgets = builtin("policy/poddisruptionbudgets");

/** A number of pods, given as such or as a percentage that is rounded up. */
function countOf(value: Json | undefined, expected: number): number | undefined {
    if (typeof value === "number") return value;
    if (typeof value !== "string") return undefined;
    return Math.ceil((Number.parseInt(value, 10) * expected) / 100);
}

/** Disruption budgets say how many of their pods may be evicted. */
export const disruptionBudgets: Controller = {
    name: "disruption-budget",

    keysFor({ cluster, storageKey, object, isDeleted }) {
        if (storageKey === "policy/poddisruptionbudgets") return isDeleted ? [] : [keyOf(object)];
        if (storageKey !== "core/pods") return [];
        return cluster
            .list(budgets, object.metadata.namespace)
            .filter((budget) =>
                labelSelectorOf(valueAt(budget, ["spec", "selector"]))(object.metadata.labels ?? {}),
            )
            .map(keyOf);
    },

    reconcile(cluster, key) {
        const { namespace, name } = splitKey(key);
        const budget = cluster.get(budgets, namespace, name);
        if (budget === undefined) return;
        const selects = labelSelectorOf(valueAt(budget, ["spec", "selector"]));
        const selected = cluster
            .list(pods, namespace)
            .filter(({ metadata }) => selects(metadata.labels ?? {}));
        const expectedPods = selected.length;
        const currentHealthy = selected.filter(isReady).length;
        const minimum = countOf(valueAt(budget, ["spec", "minAvailable"]), expectedPods);
        const maximum = countOf(valueAt(budget, ["spec", "maxUnavailable"]), expectedPods);
        const desiredHealthy = minimum ?? Math.max(0, expectedPods - (maximum ?? 1));
        const disruptionsAllowed = expectedPods === 0 ? 0 : Math.max(0, currentHealthy - desiredHealthy);
        const condition = {
            type: "DisruptionAllowed",
            status: disruptionsAllowed > 0 ? "True" : "False",
            reason: disruptionsAllowed > 0 ? "SufficientPods" : "InsufficientPods",
            message: "",
            lastTransitionTime: timestamp(),
            observedGeneration: budget.metadata.generation ?? 1,
        };
        writeStatus(cluster, budgets, budget, {
            currentHealthy,
            desiredHealthy,
            disruptionsAllowed,
            expectedPods,
            observedGeneration: budget.metadata.generation ?? 1,
            conditions: mergeConditions(valueAt(budget, ["status", "conditions"]), [condition]),
        });
    },
};
