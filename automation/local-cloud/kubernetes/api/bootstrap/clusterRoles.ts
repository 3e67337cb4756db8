import { type KubernetesObject } from "../objects/kubernetesObject";

const read = ["get", "list", "watch"];
const write = ["create", "delete", "deletecollection", "patch", "update"];

interface Rule {
    readonly apiGroups?: readonly string[];
    readonly resources?: readonly string[];
    readonly nonResourceURLs?: readonly string[];
    readonly verbs: readonly string[];
}

function clusterRole(name: string, rules: readonly Rule[]): KubernetesObject {
    return {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRole",
        metadata: {
            name,
            labels: { "kubernetes.io/bootstrapping": "rbac-defaults" },
            annotations: { "rbac.authorization.kubernetes.io/autoupdate": "true" },
        },
        rules,
    };
}

const applications: readonly Rule[] = [
    {
        apiGroups: [""],
        resources: [
            "configmaps",
            "endpoints",
            "events",
            "persistentvolumeclaims",
            "pods",
            "pods/log",
            "serviceaccounts",
            "services",
        ],
        verbs: read,
    },
    {
        apiGroups: ["apps", "batch", "autoscaling", "policy", "networking.k8s.io", "discovery.k8s.io"],
        resources: ["*"],
        verbs: read,
    },
];

const secrets = { apiGroups: [""], resources: ["secrets"] };

function writable(rules: readonly Rule[]): Rule[] {
    return [...rules, { ...secrets, verbs: read }].map((rule) => ({ ...rule, verbs: [...read, ...write] }));
}

const roles = { apiGroups: ["rbac.authorization.k8s.io"], resources: ["roles", "rolebindings"] };

/** The roles that people are given; their rules are those of a real cluster in short. */
export const clusterRoles: readonly KubernetesObject[] = [
    clusterRole("cluster-admin", [
        { apiGroups: ["*"], resources: ["*"], verbs: ["*"] },
        { nonResourceURLs: ["*"], verbs: ["*"] },
    ]),
    clusterRole("admin", [...writable(applications), { ...roles, verbs: [...read, ...write] }]),
    clusterRole("edit", writable(applications)),
    clusterRole("view", applications),
    clusterRole("system:discovery", [
        { nonResourceURLs: ["/api", "/api/*", "/apis", "/apis/*", "/healthz", "/version"], verbs: ["get"] },
    ]),
    clusterRole("system:node", [
        { apiGroups: [""], resources: ["nodes", "pods"], verbs: [...read, ...write] },
    ]),
];
