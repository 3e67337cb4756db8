import { type JsonObject } from "../../../api/objects/json";

/** A custom resource definition whose objects may hold anything. */
export function customResource(
    group: string,
    version: string,
    kind: string,
    plural: string,
    scope: "Namespaced" | "Cluster" = "Namespaced",
): JsonObject {
    const anything: JsonObject = { type: "object", "x-kubernetes-preserve-unknown-fields": true };
    return {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name: `${plural}.${group}` },
        spec: {
            group,
            scope,
            names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase() },
            versions: [
                {
                    name: version,
                    served: true,
                    storage: true,
                    schema: {
                        openAPIV3Schema: { type: "object", properties: { spec: anything, status: anything } },
                    },
                    subresources: { status: {} },
                },
            ],
        },
    };
}
