import { type JsonObject, isObject, listOf, textOf } from "../objects/json";
import { type ResourceType } from "../resources/resourceType";

/** How a list merges: item by item, found by keys; as a set of values; or as a whole. */
export type ListRule =
    | { readonly merge: "byKeys"; readonly keys: readonly string[] }
    | { readonly merge: "asSet" }
    | { readonly merge: "whole" };

/**
 * Lists of built-in kinds that merge item by item: the end of the path, and the keys that tell items apart (the
 * first alone for strategic merge patches). Source: patchMergeKey and listMapKey markers in k8s.io/api.
 */
const keys = `
metadata.ownerReferences         uid
status.conditions                type
status.addresses                 type
status.podIPs                    ip
status.hostIPs                   ip
spec.containers                  name
spec.initContainers              name
spec.ephemeralContainers         name
spec.volumes                     name
spec.imagePullSecrets            name
spec.resourceClaims              name
spec.schedulingGates             name
spec.hostAliases                 ip
spec.topologySpreadConstraints   topologyKey whenUnsatisfiable
containers.env                   name
initContainers.env               name
containers.ports                 containerPort protocol
initContainers.ports             containerPort protocol
containers.volumeMounts          mountPath
initContainers.volumeMounts      mountPath
containers.volumeDevices         devicePath
initContainers.volumeDevices     devicePath
ephemeralContainers.env          name
ephemeralContainers.ports        containerPort protocol
ephemeralContainers.volumeMounts mountPath
resources.claims                 name
webhooks.matchConditions         name
spec.matchConditions             name
Service.spec.ports               port protocol
ServiceAccount.secrets           name
webhooks                         name
`;

/** Lists that are sets of plain values. */
const sets = ["metadata.finalizers", "Node.spec.podCIDRs"];

/** Objects that belong to one writer as a whole. Source: mapType=atomic and structType=atomic in k8s.io/api. */
const atomicObjects = [
    "Service.spec.selector",
    "ReplicationController.spec.selector",
    "spec.nodeSelector",
    "spec.selector",
    "labelSelector",
    "podSelector",
    "namespaceSelector",
    "secretKeyRef",
    "configMapKeyRef",
    "fieldRef",
    "resourceFieldRef",
    "roleRef",
];

const whole: ListRule = { merge: "whole" };
const asSet: ListRule = { merge: "asSet" };
const byPath = new Map<string, ListRule>([
    ...keys
        .trim()
        .split("\n")
        .map((line): [string, ListRule] => {
            const [path = "", ...names] = line.split(/\s+/);
            return [path, { merge: "byKeys", keys: names }];
        }),
    ...sets.map((path): [string, ListRule] => [path, asSet]),
]);
const atomic = new Set(atomicObjects);

/** The ways to name a path in the tables above: by its last field, its last two, and with the kind in front. */
function namesOf(kind: string, path: readonly string[]): string[] {
    return [path.slice(-1).join("."), path.slice(-2).join("."), [kind, ...path].join(".")];
}

/** The schema node of a custom resource at a path. Lists are passed through to their items. */
function schemaAt(schema: JsonObject | undefined, path: readonly string[]): JsonObject | undefined {
    let node = schema;
    for (const field of path) {
        while (isObject(node?.items)) node = node.items;
        const properties = node?.properties;
        const next = isObject(properties) ? properties[field] : node?.additionalProperties;
        node = isObject(next) ? next : undefined;
    }
    return node;
}

/** How the list at a path (field names only, items are not counted) of a kind merges. */
export function listRule(type: ResourceType, path: readonly string[]): ListRule {
    if (type.custom !== undefined && path[0] !== "metadata") {
        const schema = schemaAt(type.custom.schema, path);
        const kind = schema?.["x-kubernetes-list-type"];
        if (kind === "set") return asSet;
        if (kind !== "map") return whole;
        return { merge: "byKeys", keys: listOf(schema?.["x-kubernetes-list-map-keys"]).map(textOf) };
    }
    for (const name of namesOf(type.kind, path)) {
        const rule = byPath.get(name);
        if (rule !== undefined) return rule;
    }
    return whole;
}

/** True when the object at a path belongs to one writer as a whole. */
export function isAtomicObject(type: ResourceType, path: readonly string[]): boolean {
    if (type.custom !== undefined) {
        const schema = schemaAt(type.custom.schema, path);
        return [schema?.["x-kubernetes-map-type"], schema?.["x-kubernetes-struct-type"]].includes("atomic");
    }
    return namesOf(type.kind, path).some((name) => atomic.has(name));
}
