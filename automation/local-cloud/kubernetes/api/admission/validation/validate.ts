import { type Json, isObject, listOf, objectOf, textOf, valueAt } from "../../objects/json";
import { type KubernetesObject, asJson } from "../../objects/kubernetesObject";
import { labelSelectorOf } from "../../objects/labelSelector";
import { isLabelValue, isQualifiedName, nameProblem } from "../../objects/names";
import { schemaErrors } from "./schemaErrors";
import { type ResourceType, storageKey } from "../../resources/resourceType";
import {
    type FieldError,
    forbiddenField,
    invalidValue,
    required,
    unsupportedValue,
} from "../../status/fieldError";

function podErrors(spec: Json | undefined, field: string): FieldError[] {
    const containers = listOf(valueAt(spec, ["containers"])).map(objectOf);
    if (containers.length === 0) return [required(`${field}.containers`)];
    return containers.flatMap((container, index) => {
        const at = `${field}.containers[${index}]`;
        return [
            ...(textOf(container.name) === "" ? [required(`${at}.name`)] : []),
            ...(textOf(container.image) === "" ? [required(`${at}.image`)] : []),
        ];
    });
}

function workloadErrors(object: KubernetesObject): FieldError[] {
    const selector = valueAt(object, ["spec", "selector"]);
    const errors = podErrors(valueAt(object, ["spec", "template", "spec"]), "spec.template.spec");
    if (!isObject(selector)) return [required("spec.selector"), ...errors];
    const labels = objectOf(valueAt(object, ["spec", "template", "metadata", "labels"]));
    if (labelSelectorOf(selector)(labels as Record<string, string>)) return errors;
    const detail = "`selector` does not match template `labels`";
    return [invalidValue("spec.template.metadata.labels", labels, detail), ...errors];
}

const serviceTypes = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
const protocols = ["SCTP", "TCP", "UDP"];

function portErrors(value: Json | undefined, field: string): FieldError[] {
    const isPort = typeof value === "number" && value >= 1 && value <= 65535;
    return isPort ? [] : [invalidValue(field, value, "must be between 1 and 65535, inclusive")];
}

function serviceErrors(object: KubernetesObject): FieldError[] {
    const { type, ports, clusterIP, externalName } = objectOf(object.spec);
    if (type === "ExternalName") return textOf(externalName) === "" ? [required("spec.externalName")] : [];
    const list = listOf(ports).map(objectOf);
    const noPorts = list.length === 0 && clusterIP !== "None" ? [required("spec.ports")] : [];
    const inPorts = list.flatMap(({ port, name, protocol, targetPort }, index) => {
        const at = `spec.ports[${index}]`;
        return [
            ...(list.length > 1 && textOf(name) === "" ? [required(`${at}.name`)] : []),
            ...portErrors(port, `${at}.port`),
            ...(protocols.includes(textOf(protocol))
                ? []
                : [unsupportedValue(`${at}.protocol`, protocol, protocols)]),
            ...(typeof targetPort === "number" ? portErrors(targetPort, `${at}.targetPort`) : []),
        ];
    });
    const errors = [...noPorts, ...inPorts];
    if (serviceTypes.includes(textOf(type))) return errors;
    return [...errors, unsupportedValue("spec.type", type, serviceTypes)];
}

const dataKey = /^[-._a-zA-Z0-9]+$/;
const dataKeyRule =
    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  " +
    "or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

function dataErrors(object: KubernetesObject): FieldError[] {
    return ["data", "binaryData"].flatMap((field) =>
        Object.keys(objectOf(object[field]))
            .filter((key) => !dataKey.test(key))
            .map((key) => invalidValue(`${field}[${key}]`, key, dataKeyRule)),
    );
}

/** What Secrets of a type hold at least. */
const secretKeys: Readonly<Record<string, readonly string[]>> = {
    "kubernetes.io/tls": ["tls.crt", "tls.key"],
    "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
    "kubernetes.io/dockercfg": [".dockercfg"],
    "kubernetes.io/ssh-auth": ["ssh-privatekey"],
};

function secretErrors(object: KubernetesObject): FieldError[] {
    const data = objectOf(object.data);
    return [
        ...dataErrors(object),
        ...(secretKeys[textOf(object.type)] ?? [])
            .filter((key) => data[key] === undefined)
            .map((key) => required(`data[${key}]`)),
    ];
}

function claimErrors(object: KubernetesObject): FieldError[] {
    const spec = objectOf(object.spec);
    const storage = valueAt(spec, ["resources", "requests", "storage"]);
    return [
        ...(listOf(spec.accessModes).length === 0
            ? [required("spec.accessModes", "at least 1 access mode is required")]
            : []),
        ...(storage === undefined ? [required("spec.resources[storage]")] : []),
    ];
}

function definitionErrors(object: KubernetesObject): FieldError[] {
    const { group, names, versions, scope } = objectOf(object.spec);
    const wanted = `${textOf(objectOf(names).plural)}.${textOf(group)}`;
    const stored = listOf(versions).filter((version) => objectOf(version).storage === true);
    return [
        ...(object.metadata.name === wanted
            ? []
            : [
                  invalidValue(
                      "metadata.name",
                      object.metadata.name,
                      `must be spec.names.plural+"."+spec.group`,
                  ),
              ]),
        ...(textOf(objectOf(names).kind) === "" ? [required("spec.names.kind")] : []),
        ...(["Cluster", "Namespaced"].includes(textOf(scope))
            ? []
            : [unsupportedValue("spec.scope", scope ?? "", ["Cluster", "Namespaced"])]),
        ...(stored.length === 1
            ? []
            : [
                  invalidValue(
                      "spec.versions",
                      versions ?? [],
                      "must have exactly one version marked as storage version",
                  ),
              ]),
    ];
}

function bindingErrors(object: KubernetesObject): FieldError[] {
    const { kind, name } = objectOf(object.roleRef);
    return [
        ...(["Role", "ClusterRole"].includes(textOf(kind))
            ? []
            : [unsupportedValue("roleRef.kind", kind ?? "", ["Role", "ClusterRole"])]),
        ...(textOf(name) === "" ? [required("roleRef.name")] : []),
    ];
}

const rules: Readonly<Record<string, (object: KubernetesObject) => FieldError[]>> = {
    "core/pods": (object) => podErrors(objectOf(object.spec), "spec"),
    "core/services": serviceErrors,
    "core/configmaps": dataErrors,
    "core/secrets": secretErrors,
    "core/persistentvolumeclaims": claimErrors,
    "apps/deployments": workloadErrors,
    "apps/replicasets": workloadErrors,
    "apps/statefulsets": workloadErrors,
    "apps/daemonsets": workloadErrors,
    "batch/jobs": (object) => {
        const template = valueAt(object, ["spec", "template", "spec"]);
        const policy = objectOf(template).restartPolicy;
        if (policy !== "Always") return podErrors(template, "spec.template.spec");
        const allowed = ["OnFailure", "Never"];
        return [required("spec.template.spec.restartPolicy", `valid values: "${allowed.join('", "')}"`)];
    },
    "storage.k8s.io/storageclasses": (object) =>
        textOf(object.provisioner) === "" ? [required("provisioner")] : [],
    "rbac.authorization.k8s.io/rolebindings": bindingErrors,
    "rbac.authorization.k8s.io/clusterrolebindings": bindingErrors,
    "apiextensions.k8s.io/customresourcedefinitions": definitionErrors,
};

function metadataErrors(type: ResourceType, { metadata }: KubernetesObject): FieldError[] {
    const problem = nameProblem(type, metadata.name);
    const labels = Object.entries(metadata.labels ?? {});
    const keys = [...labels.map(([key]) => ["labels", key]), ...annotationKeys(metadata.annotations)];
    return [
        ...(problem === undefined ? [] : [invalidValue("metadata.name", metadata.name, problem)]),
        ...(type.namespaced || metadata.namespace === undefined
            ? []
            : [forbiddenField("metadata.namespace", "not allowed on this type")]),
        ...(type.custom === undefined ? finalizerErrors(metadata.finalizers) : []),
        ...keys
            .filter(([, key = ""]) => !isQualifiedName(key))
            .map(([field = "", key = ""]) =>
                invalidValue(
                    `metadata.${field}`,
                    key,
                    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end " +
                        "with an alphanumeric character",
                ),
            ),
        ...labels
            .filter(([, value]) => !isLabelValue(value))
            .map(([, value]) =>
                invalidValue(
                    "metadata.labels",
                    value,
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', " +
                        "and must start and end with an alphanumeric character",
                ),
            ),
    ];
}

/** Finalizers of Kubernetes itself, which need no domain in front. */
const standardFinalizers = [
    "kubernetes",
    "orphan",
    "foregroundDeletion",
    "customresourcecleanup.apiextensions.k8s.io",
];

function finalizerErrors(finalizers: readonly string[] = []): FieldError[] {
    const detail = "name is neither a standard finalizer name nor is it fully qualified";
    return finalizers.flatMap((finalizer, index) =>
        finalizer.includes("/") || standardFinalizers.includes(finalizer)
            ? []
            : [invalidValue(`metadata.finalizers[${index}]`, finalizer, detail)],
    );
}

function annotationKeys(annotations: Record<string, string> | undefined): string[][] {
    return Object.keys(annotations ?? {}).map((key) => ["annotations", key.toLowerCase()]);
}

/** The rules of its kind that an object breaks. Source: the validation of each kind in k8s.io/kubernetes. */
export function validationErrors(type: ResourceType, object: KubernetesObject): FieldError[] {
    const schema = type.custom?.schema;
    return [
        ...metadataErrors(type, object),
        ...(rules[storageKey(type)]?.(object) ?? []),
        ...(schema === undefined ? [] : schemaErrors(schema, asJson(object))),
    ];
}
