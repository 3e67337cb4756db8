import { objectOf } from "../../api/objects/json";
import { quantityText } from "../../api/objects/quantity";
import { builtin } from "../../api/resources/builtinResources";
import { type Controller, keyOf, splitKey } from "../controller";
import { quotaUsage } from "../../api/admission/plugins/quotaUsage";
import { writeStatus } from "../../api/operations/writes";

const quotas = builtin("core/resourcequotas");

/** Quotas say how much of them is used. */
export const resourceQuotas: Controller = {
    name: "resource-quota",

    keysFor({ cluster, storageKey, object, isDeleted }) {
        if (storageKey === "core/resourcequotas") return isDeleted ? [] : [keyOf(object)];
        const { namespace } = object.metadata;
        // Events and endpoints come in numbers and are hardly ever counted.
        if (namespace === undefined || storageKey === "core/events") return [];
        return cluster.list(quotas, namespace).map(keyOf);
    },

    reconcile(cluster, key) {
        const { namespace = "", name } = splitKey(key);
        const quota = cluster.get(quotas, namespace, name);
        if (quota === undefined) return;
        const hard = objectOf(objectOf(quota.spec).hard);
        const used = Object.keys(hard).map((resource) => [
            resource,
            quantityText(quotaUsage(cluster, namespace, resource)),
        ]);
        writeStatus(cluster, quotas, quota, {
            hard,
            used: Object.fromEntries(used) as Record<string, string>,
        });
    },
};
