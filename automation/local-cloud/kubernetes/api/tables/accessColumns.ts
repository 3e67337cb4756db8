import { listOf, objectOf, textOf } from "../objects/json";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { type Column, ageColumn, column, createdAtColumn, nameColumn, wideColumn } from "./column";

function role({ roleRef }: KubernetesObject): string {
    const { kind, name } = objectOf(roleRef);
    return `${textOf(kind)}/${textOf(name)}`;
}

function subjects(kind: string): Column["value"] {
    return (binding) =>
        listOf(binding.subjects)
            .map(objectOf)
            .filter((subject) => subject.kind === kind)
            .map(({ namespace, name }) =>
                kind === "ServiceAccount" ? `${textOf(namespace)}/${textOf(name)}` : textOf(name),
            )
            .join(", ");
}

const bindings: readonly Column[] = [
    nameColumn,
    column("Role", role),
    ageColumn,
    wideColumn("Users", subjects("User")),
    wideColumn("Groups", subjects("Group")),
    wideColumn("ServiceAccounts", subjects("ServiceAccount")),
];

const webhooks: readonly Column[] = [
    nameColumn,
    column("Webhooks", (configuration) => listOf(configuration.webhooks).length, "integer"),
    ageColumn,
];

/** Columns of who may do what, and of what extends the API. */
export const accessColumns: Readonly<Record<string, readonly Column[]>> = {
    "rbac.authorization.k8s.io/roles": [nameColumn, createdAtColumn],
    "rbac.authorization.k8s.io/clusterroles": [nameColumn, createdAtColumn],
    "rbac.authorization.k8s.io/rolebindings": bindings,
    "rbac.authorization.k8s.io/clusterrolebindings": bindings,
    "core/serviceaccounts": [
        nameColumn,
        column("Secrets", ({ secrets }) => listOf(secrets).length, "integer"),
        ageColumn,
    ],
    "apiextensions.k8s.io/customresourcedefinitions": [nameColumn, createdAtColumn],
    "admissionregistration.k8s.io/validatingwebhookconfigurations": webhooks,
    "admissionregistration.k8s.io/mutatingwebhookconfigurations": webhooks,
};
