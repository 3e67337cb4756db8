import * as k8s from "@pulumi/kubernetes";
import { createDefaultDeny } from "./defaultDeny";
import { gitopsNamespace } from "./gitops";
import type { Context, Namespaces } from "./context";
import type { ClusterConfigSettings } from "./settings";

type Row = ClusterConfigSettings["namespaces"][string];

/** Namespaces that the platform itself needs, whatever the settings say, and their Pod Security Standards. */
const own: Readonly<Record<string, Row["podSecurity"]>> = {
    ingress: "baseline",
    platform: "restricted",
};

function createNamespace(
    context: Context,
    name: string,
    standard: Row["podSecurity"],
): k8s.core.v1.Namespace {
    return new k8s.core.v1.Namespace(
        name,
        {
            metadata: {
                name,
                labels: {
                    "pod-security.kubernetes.io/enforce": standard,
                    "pod-security.kubernetes.io/warn": standard,
                    "pod-security.kubernetes.io/audit": standard,
                },
            },
        },
        { provider: context.provider },
    );
}

function createLimits(context: Context, namespace: k8s.core.v1.Namespace, name: string, row: Row): void {
    const opts = { provider: context.provider, dependsOn: [namespace] };
    const metadata = { name: "defaults", namespace: name };
    new k8s.core.v1.ResourceQuota(
        name,
        {
            metadata,
            spec: {
                hard: {
                    "requests.cpu": row.quota.cpu,
                    "requests.memory": row.quota.memory,
                    pods: String(row.quota.pods),
                },
            },
        },
        opts,
    );
    new k8s.core.v1.LimitRange(
        name,
        { metadata, spec: { limits: [{ type: "Container", ...row.limits }] } },
        opts,
    );
    if (row.defaultDeny) createDefaultDeny(name, opts);
}

/** The namespaces of the settings with their limits, and the platform's own. */
export function createNamespaces(context: Context): Namespaces {
    const { namespaces: rows, gitops } = context.settings;
    const standards: Record<string, Row["podSecurity"]> = { ...own };
    if (gitops) standards[gitopsNamespace] = "baseline";
    for (const [name, row] of Object.entries(rows)) standards[name] = row.podSecurity;
    return new Map(
        Object.entries(standards).map(([name, standard]) => {
            const namespace = createNamespace(context, name, standard);
            const row = rows[name];
            if (row) createLimits(context, namespace, name, row);
            return [name, namespace];
        }),
    );
}
