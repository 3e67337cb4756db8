import { type JsonObject, equal, isObject, listOf, objectOf, textOf, valueAt } from "../../objects/json";
import { type KubernetesObject } from "../../objects/kubernetesObject";
import { type ResourceType, storageKey } from "../../resources/resourceType";
import { type FieldError, forbiddenField, invalidValue } from "../../status/fieldError";

type Rule = (before: KubernetesObject, after: KubernetesObject) => FieldError[];

function differs(before: KubernetesObject, after: KubernetesObject, ...path: string[]): boolean {
    return !equal(valueAt(before, path), valueAt(after, path));
}

function selector(before: KubernetesObject, after: KubernetesObject): FieldError[] {
    if (!differs(before, after, "spec", "selector")) return [];
    return [invalidValue("spec.selector", valueAt(after, ["spec", "selector"]), "field is immutable")];
}

function roleRef(before: KubernetesObject, after: KubernetesObject): FieldError[] {
    if (!differs(before, after, "roleRef")) return [];
    // Shown with the names of Go's fields.
    const { apiGroup, kind, name } = objectOf(after.roleRef);
    return [invalidValue("roleRef", { APIGroup: apiGroup, Kind: kind, Name: name }, "cannot change roleRef")];
}

/** Fields of the specification that differ, other than those that may. */
function otherSpecFields(
    before: KubernetesObject,
    after: KubernetesObject,
    free: readonly string[],
): boolean {
    const rest = (object: KubernetesObject): JsonObject =>
        Object.fromEntries(Object.entries(objectOf(object.spec)).filter(([field]) => !free.includes(field)));
    return !equal(rest(before), rest(after));
}

const statefulSetFree = [
    "replicas",
    "ordinals",
    "template",
    "updateStrategy",
    "revisionHistoryLimit",
    "persistentVolumeClaimRetentionPolicy",
    "minReadySeconds",
];

function statefulSet(before: KubernetesObject, after: KubernetesObject): FieldError[] {
    if (!otherSpecFields(before, after, statefulSetFree)) return [];
    return [
        forbiddenField(
            "spec",
            "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', " +
                "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and " +
                "'minReadySeconds' are forbidden",
        ),
    ];
}

function job(before: KubernetesObject, after: KubernetesObject): FieldError[] {
    return ["completions", "selector", "template", "completionMode"]
        .filter((field) => differs(before, after, "spec", field))
        .map((field) => invalidValue(`spec.${field}`, valueAt(after, ["spec", field]), "field is immutable"));
}

function service(before: KubernetesObject, after: KubernetesObject): FieldError[] {
    const old = textOf(valueAt(before, ["spec", "clusterIP"]));
    const fresh = textOf(valueAt(after, ["spec", "clusterIP"]));
    const external = [before, after].some((object) => valueAt(object, ["spec", "type"]) === "ExternalName");
    if (external || old === "" || old === fresh) return [];
    return [invalidValue("spec.clusterIPs[0]", [fresh], "may not change once set")];
}

/** Go shows maps by their keys. */
function sorted(value: unknown): unknown {
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function storageClass(before: KubernetesObject, after: KubernetesObject): FieldError[] {
    return ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"]
        .filter((field) => differs(before, after, field))
        .map((field) => invalidValue(field, sorted(after[field]), "field is immutable"));
}

function claim(before: KubernetesObject, after: KubernetesObject): FieldError[] {
    // The volume's name is set by binding, the class by defaulting.
    const free = ["resources", "volumeAttributesClassName"];
    for (const field of ["volumeName", "storageClassName"]) {
        if (valueAt(before, ["spec", field]) === undefined) free.push(field);
    }
    if (!otherSpecFields(before, after, free)) return [];
    return [
        forbiddenField(
            "spec",
            "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims",
        ),
    ];
}

function sealed(...fields: string[]): Rule {
    return (before, after) => {
        if (before.immutable !== true) return [];
        return [...fields, "immutable"]
            .filter((field) => differs(before, after, field))
            .map((field) => forbiddenField(field, "field is immutable when `immutable` is set"));
    };
}

function secret(before: KubernetesObject, after: KubernetesObject): FieldError[] {
    const errors = sealed("data")(before, after);
    if (differs(before, after, "type")) errors.push(invalidValue("type", after.type, "field is immutable"));
    return errors;
}

const podFree = ["tolerations", "activeDeadlineSeconds", "terminationGracePeriodSeconds", "containers"];
const podFreeInternally = [...podFree, "initContainers", "nodeName", "schedulingGates"];

function pod(before: KubernetesObject, after: KubernetesObject): FieldError[] {
    const images = (object: KubernetesObject) =>
        listOf(valueAt(object, ["spec", "containers"])).map((container) => ({
            ...objectOf(container),
            image: "",
        }));
    const isBinding = valueAt(before, ["spec", "nodeName"]) === undefined;
    const free = isBinding ? podFreeInternally : podFreeInternally.filter((field) => field !== "nodeName");
    if (!otherSpecFields(before, after, free) && equal(images(before), images(after))) return [];
    return [
        forbiddenField(
            "spec",
            "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`," +
                "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations)," +
                "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)",
        ),
    ];
}

function frozen(...paths: string[]): Rule {
    return (before, after) =>
        paths
            .filter((path) => differs(before, after, ...path.split(".")))
            .map((path) => invalidValue(path, valueAt(after, path.split(".")), "field is immutable"));
}

const rules: Readonly<Record<string, Rule>> = {
    "apps/deployments": selector,
    "apps/replicasets": selector,
    "apps/daemonsets": selector,
    "apps/statefulsets": statefulSet,
    "batch/jobs": job,
    "core/services": service,
    "core/pods": pod,
    "core/persistentvolumeclaims": claim,
    "core/configmaps": sealed("data", "binaryData"),
    "core/secrets": secret,
    "storage.k8s.io/storageclasses": storageClass,
    "rbac.authorization.k8s.io/rolebindings": roleRef,
    "rbac.authorization.k8s.io/clusterrolebindings": roleRef,
    "networking.k8s.io/ingressclasses": frozen("spec.controller"),
    "scheduling.k8s.io/priorityclasses": (before, after) =>
        differs(before, after, "value") ? [forbiddenField("value", "may not be changed in an update.")] : [],
    "apiextensions.k8s.io/customresourcedefinitions": frozen(
        "spec.group",
        "spec.scope",
        "spec.names.kind",
        "spec.names.plural",
    ),
};

/** Fields that this update changes though they must not change. Source: the validation of each kind in k8s.io/kubernetes. */
export function immutableFieldErrors(
    type: ResourceType,
    before: KubernetesObject,
    after: KubernetesObject,
): FieldError[] {
    return rules[storageKey(type)]?.(before, after) ?? [];
}
