import * as k8s from "@pulumi/kubernetes";
import type { Namespaces } from "../context";
import type { NamespaceRow, PodSecurity } from "./baseSettings";
import { createDefaultDeny } from "./createDefaultDeny";
import type { PlannedNamespace } from "./plannedNamespaces";

function createNamespace(provider: k8s.Provider, name: string, standard: PodSecurity): k8s.core.v1.Namespace {
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
        { provider },
    );
}

function createLimits(
    provider: k8s.Provider,
    namespace: k8s.core.v1.Namespace,
    name: string,
    row: NamespaceRow,
): void {
    const opts = { provider, dependsOn: [namespace] };
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

/** The namespaces of the layer, each with the limits that the settings give it. */
export function createNamespaces(
    provider: k8s.Provider,
    planned: ReadonlyMap<string, PlannedNamespace>,
): Namespaces {
    return new Map(
        [...planned].map(([name, { podSecurity, row }]) => {
            const namespace = createNamespace(provider, name, podSecurity);
            if (row) createLimits(provider, namespace, name, row);
            return [name, namespace];
        }),
    );
}
