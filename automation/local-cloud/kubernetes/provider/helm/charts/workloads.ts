import { type JsonObject } from "../../../api/objects/json";
import type { ChartRelease } from "../chart";
import { manifest, selectorOf } from "./manifests";

/** A container of a chart's workload. */
export interface WorkloadOptions {
    readonly component?: string;
    readonly image: string;
    readonly args?: readonly string[];
    readonly ports?: Readonly<Record<string, number>>;
    readonly account: string;
    readonly resources?: JsonObject;
    readonly replicas?: number;
}

function podTemplate(release: ChartRelease, options: WorkloadOptions): JsonObject {
    const ports = Object.entries(options.ports ?? {}).map(([name, containerPort]): JsonObject => ({
        name,
        containerPort,
        protocol: "TCP",
    }));
    return {
        metadata: { labels: selectorOf(release, options.component) },
        spec: {
            serviceAccountName: options.account,
            containers: [
                {
                    name: options.component ?? release.chart,
                    image: options.image,
                    ...(options.args === undefined ? {} : { args: [...options.args] }),
                    ...(ports.length === 0 ? {} : { ports }),
                    ...(options.resources === undefined ? {} : { resources: options.resources }),
                },
            ],
        },
    };
}

function workload(
    kind: string,
    release: ChartRelease,
    name: string,
    options: WorkloadOptions,
    spec: JsonObject,
): JsonObject {
    return manifest(
        release,
        "apps/v1",
        kind,
        name,
        {
            spec: {
                ...(kind === "DaemonSet" ? {} : { replicas: options.replicas ?? 1 }),
                selector: { matchLabels: selectorOf(release, options.component) },
                template: podTemplate(release, options),
                ...spec,
            },
        },
        options.component === undefined ? {} : { component: options.component },
    );
}

export function deployment(release: ChartRelease, name: string, options: WorkloadOptions): JsonObject {
    return workload("Deployment", release, name, options, {});
}

export function daemonSet(release: ChartRelease, name: string, options: WorkloadOptions): JsonObject {
    return workload("DaemonSet", release, name, options, {});
}

export function statefulSet(
    release: ChartRelease,
    name: string,
    serviceName: string,
    options: WorkloadOptions,
): JsonObject {
    return workload("StatefulSet", release, name, options, { serviceName });
}
