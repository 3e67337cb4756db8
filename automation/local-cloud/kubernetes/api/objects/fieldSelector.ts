import { type ResourceType, storageKey } from "../resources/resourceType";
import { badRequest } from "../status/errors";
import { valueAt } from "./json";
import { type KubernetesObject } from "./kubernetesObject";

/** Fields that can be selected besides the name and the namespace. Source: the field label conversions of k8s.io/kubernetes. */
const selectable: Readonly<Record<string, readonly string[]>> = {
    "core/pods": [
        "spec.nodeName",
        "spec.restartPolicy",
        "spec.schedulerName",
        "spec.serviceAccountName",
        "spec.hostNetwork",
        "status.phase",
        "status.podIP",
        "status.nominatedNodeName",
    ],
    "core/nodes": ["spec.unschedulable"],
    "core/namespaces": ["status.phase"],
    "core/secrets": ["type"],
    "core/services": ["spec.clusterIP", "spec.type"],
    "core/events": [
        "involvedObject.kind",
        "involvedObject.namespace",
        "involvedObject.name",
        "involvedObject.uid",
        "involvedObject.apiVersion",
        "involvedObject.resourceVersion",
        "involvedObject.fieldPath",
        "reason",
        "reportingComponent",
        "source",
        "type",
    ],
    "apps/replicasets": ["status.replicas"],
    "batch/jobs": ["status.successful"],
};

/** Kinds with a list of fields of their own, and custom resources, have other words than the rest. */
function unknownField(type: ResourceType, field: string): string {
    return type.custom !== undefined || storageKey(type) in selectable
        ? `field label not supported: ${field}`
        : `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`;
}

/** Tells whether an object is selected by its fields. */
export type FieldMatcher = (object: KubernetesObject) => boolean;

function matcherOf(type: ResourceType, requirement: string): FieldMatcher {
    const [, field = "", sign, wanted = ""] = /^([^=!]+?)\s*(==|=|!=)\s*(.*)$/.exec(requirement) ?? [];
    if (sign === undefined) {
        throw badRequest(`invalid selector: '${requirement}'; can't understand '${requirement}'`);
    }
    const known =
        field === "metadata.name" ||
        (field === "metadata.namespace" && type.namespaced) ||
        selectable[storageKey(type)]?.includes(field);
    if (known !== true) throw badRequest(unknownField(type, field));
    return (object) => {
        const value = valueAt(object, field.split("."));
        const text = typeof value === "string" || typeof value === "boolean" ? String(value) : "";
        return (text === wanted) === (sign !== "!=");
    };
}

/** Reads a field selector: `metadata.name=web,status.phase!=Running`. */
export function parseFieldSelector(type: ResourceType, selector: string): FieldMatcher {
    const matchers = selector
        .split(",")
        .filter((requirement) => requirement !== "")
        .map((requirement) => matcherOf(type, requirement));
    return (object) => matchers.every((matches) => matches(object));
}
