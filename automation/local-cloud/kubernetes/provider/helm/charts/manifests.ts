import { type Json, type JsonObject } from "../../../api/objects/json";
import type { ChartRelease } from "../chart";

/** Labels that select the pods of one component of a release. */
export function selectorOf(release: ChartRelease, component?: string): JsonObject {
    return {
        "app.kubernetes.io/name": release.chart,
        "app.kubernetes.io/instance": release.name,
        ...(component === undefined ? {} : { "app.kubernetes.io/component": component }),
    };
}

function labelsOf(release: ChartRelease, component?: string): JsonObject {
    return {
        "helm.sh/chart": `${release.chart}-${release.version}`.replaceAll("+", "_"),
        "app.kubernetes.io/version": release.appVersion,
        "app.kubernetes.io/managed-by": "Helm",
        ...selectorOf(release, component),
    };
}

/** What an object of a chart is, besides its kind. */
export interface ManifestOptions {
    readonly component?: string;
    readonly annotations?: JsonObject;
    /** Cluster-scoped objects have no namespace. */
    readonly clusterScoped?: boolean;
    readonly namespace?: string;
}

/** An object of a chart, with the labels that Helm charts carry. */
export function manifest(
    release: ChartRelease,
    apiVersion: string,
    kind: string,
    name: string,
    body: JsonObject,
    options: ManifestOptions = {},
): JsonObject {
    const { annotations = {} } = options;
    return {
        apiVersion,
        kind,
        metadata: {
            name,
            ...(options.clusterScoped === true ? {} : { namespace: options.namespace ?? release.namespace }),
            labels: labelsOf(release, options.component),
            ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
        },
        ...body,
    };
}

export function serviceAccount(
    release: ChartRelease,
    name: string,
    annotations: JsonObject = {},
    component?: string,
): JsonObject {
    return manifest(
        release,
        "v1",
        "ServiceAccount",
        name,
        { automountServiceAccountToken: true },
        { annotations, ...(component === undefined ? {} : { component }) },
    );
}

/** A port of a chart's service: its number and the name of the container port behind it. */
export type ServicePorts = Readonly<Record<string, readonly [port: number, target: string]>>;

export function service(
    release: ChartRelease,
    name: string,
    ports: ServicePorts,
    options: {
        readonly component?: string;
        readonly type?: string;
        readonly annotations?: JsonObject;
        readonly spec?: JsonObject;
    } = {},
): JsonObject {
    return manifest(
        release,
        "v1",
        "Service",
        name,
        {
            spec: {
                type: options.type ?? "ClusterIP",
                selector: selectorOf(release, options.component),
                ports: Object.entries(ports).map(([port, [number, targetPort]]): JsonObject => ({
                    name: port,
                    port: number,
                    protocol: "TCP",
                    targetPort,
                })),
                ...options.spec,
            },
        },
        {
            ...(options.annotations === undefined ? {} : { annotations: options.annotations }),
            ...(options.component === undefined ? {} : { component: options.component }),
        },
    );
}

/** A rule of a role: API groups, resources, verbs. */
export type RoleRule = readonly [
    groups: readonly string[],
    resources: readonly string[],
    verbs: readonly string[],
];

/** A cluster role and its binding to a service account of the release. */
export function clusterAccess(
    release: ChartRelease,
    name: string,
    account: string,
    rules: readonly RoleRule[],
): JsonObject[] {
    const scope = { clusterScoped: true };
    const group = "rbac.authorization.k8s.io";
    const written = rules.map(([apiGroups, resources, verbs]): JsonObject => ({
        apiGroups: [...apiGroups],
        resources: [...resources],
        verbs: [...verbs],
    }));
    const subjects: Json = [{ kind: "ServiceAccount", name: account, namespace: release.namespace }];
    return [
        manifest(release, `${group}/v1`, "ClusterRole", name, { rules: written }, scope),
        manifest(
            release,
            `${group}/v1`,
            "ClusterRoleBinding",
            name,
            { roleRef: { apiGroup: group, kind: "ClusterRole", name }, subjects },
            scope,
        ),
    ];
}

export const read = ["get", "list", "watch"] as const;
export const manage = ["get", "list", "watch", "create", "update", "patch", "delete"] as const;
