import { type JsonObject } from "../../objects/json";
import { type ResourceType, apiVersionOf, storageKey } from "../../resources/resourceType";
import { badRequest } from "../../status/errors";

const common = ["apiVersion", "kind", "metadata"];
const usual = ["spec", "status"];

/** The fields of kinds beside those that every object has. Source: the types of k8s.io/api. */
const fields: Readonly<Record<string, readonly string[]>> = {
    "core/configmaps": ["data", "binaryData", "immutable"],
    "core/secrets": ["data", "stringData", "type", "immutable"],
    "core/serviceaccounts": ["secrets", "imagePullSecrets", "automountServiceAccountToken"],
    "core/endpoints": ["subsets"],
    "rbac.authorization.k8s.io/roles": ["rules"],
    "rbac.authorization.k8s.io/clusterroles": ["rules", "aggregationRule"],
    "rbac.authorization.k8s.io/rolebindings": ["subjects", "roleRef"],
    "rbac.authorization.k8s.io/clusterrolebindings": ["subjects", "roleRef"],
    "storage.k8s.io/storageclasses": [
        "provisioner",
        "parameters",
        "reclaimPolicy",
        "mountOptions",
        "allowVolumeExpansion",
        "volumeBindingMode",
        "allowedTopologies",
    ],
    "scheduling.k8s.io/priorityclasses": ["value", "globalDefault", "description", "preemptionPolicy"],
    "networking.k8s.io/ingressclasses": ["spec"],
    "networking.k8s.io/networkpolicies": ["spec"],
    "core/limitranges": ["spec"],
};

/** Kinds of a specification and a status. */
const plain = new Set([
    ...["namespaces", "nodes", "persistentvolumeclaims", "persistentvolumes", "pods"].map(
        (one) => `core/${one}`,
    ),
    ...["services", "resourcequotas"].map((one) => `core/${one}`),
    ...["deployments", "daemonsets", "statefulsets", "replicasets"].map((one) => `apps/${one}`),
    ...["jobs", "cronjobs"].map((one) => `batch/${one}`),
    "networking.k8s.io/ingresses",
    "autoscaling/horizontalpodautoscalers",
    "policy/poddisruptionbudgets",
    "apiextensions.k8s.io/customresourcedefinitions",
]);

/** Takes out, in place, what a built-in kind does not know at its top; refuses it where the client wants that. */
export function dropUnknownFields(type: ResourceType, object: JsonObject, isStrict: boolean): void {
    const key = storageKey(type);
    const own = fields[key] ?? (plain.has(key) ? usual : undefined);
    if (own === undefined) return;
    const unknown = Object.keys(object).filter((field) => !common.includes(field) && !own.includes(field));
    if (isStrict && unknown.length > 0) {
        const list = unknown.map((field) => `unknown field "${field}"`).join(", ");
        throw badRequest(
            `${type.kind} in version "${apiVersionOf(type)}" cannot be handled as a ${type.kind}: strict decoding error: ${list}`,
        );
    }
    for (const field of unknown) Reflect.deleteProperty(object, field);
}
