import * as k8s from "@pulumi/kubernetes";
import { inside, type Namespaces } from "../context";
import type { BaseSettings } from "./baseSettings";

const apiGroup = "rbac.authorization.k8s.io";

/** Binds each group of the settings to its role: in the whole cluster, or in the namespaces that are named. */
export function createRoleBindings(
    context: { readonly provider: k8s.Provider; readonly namespaces: Namespaces },
    groups: BaseSettings["groups"],
): void {
    for (const [group, { role, namespaces: where }] of Object.entries(groups)) {
        const name = `${group}:${role}`;
        const binding = {
            roleRef: { apiGroup, kind: "ClusterRole", name: role },
            subjects: [{ apiGroup, kind: "Group", name: group }],
        };
        if (where === "all") {
            new k8s.rbac.v1.ClusterRoleBinding(
                name,
                { metadata: { name }, ...binding },
                { provider: context.provider },
            );
            continue;
        }
        for (const namespace of where) {
            new k8s.rbac.v1.RoleBinding(
                `${namespace}/${name}`,
                { metadata: { name, namespace }, ...binding },
                inside(context, namespace),
            );
        }
    }
}
