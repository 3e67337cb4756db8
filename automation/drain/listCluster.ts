import { inParallel } from "../system/inParallel";
import type { KubeClient } from "./cluster/kubeClient";
import { listObjects } from "./cluster/listObjects";
import { typeName, type ResourceType } from "./cluster/resourceType";
import { isOf, type Seen } from "./cluster/clusterObject";

/** Types that are always looked at, where there are any. */
const wanted = [
    "namespaces",
    "services",
    "persistentvolumeclaims",
    "persistentvolumes",
    "ingresses.networking.k8s.io",
];

/** What tells that a release is a controller: others depend on what it made. */
const signs = [
    "ingressclasses.networking.k8s.io",
    "storageclasses.storage.k8s.io",
    "csidrivers.storage.k8s.io",
    "mutatingwebhookconfigurations.admissionregistration.k8s.io",
    "validatingwebhookconfigurations.admissionregistration.k8s.io",
];

/** What may hold a volume. */
const workloads = [
    "pods",
    "replicationcontrollers",
    "replicasets.apps",
    "deployments.apps",
    "statefulsets.apps",
    "daemonsets.apps",
    "jobs.batch",
    "cronjobs.batch",
];

const definitions = "customresourcedefinitions.apiextensions.k8s.io";

/** Whether a type is one of GitOps. */
export function isGitOps({ group }: Pick<ResourceType, "group">): boolean {
    return group.endsWith(".toolkit.fluxcd.io") || group === "argoproj.io";
}

/**
 * What there is in a cluster that a drain may have to do with. Workloads are only looked at where there are claims that
 * they may hold, and what tells controllers from applications only where there is GitOps.
 */
export async function lookAround(client: KubeClient, types: readonly ResourceType[]): Promise<Seen[]> {
    const served = new Map(types.map((type) => [typeName(type), type]));
    const list = async (names: readonly string[]): Promise<Seen[]> => {
        const some = names.flatMap((name) => served.get(name) ?? []);
        return (await inParallel(some, (type) => listObjects(client, type))).flat();
    };
    const definition = served.get(definitions);
    const [objects, defined] = await Promise.all([
        list(wanted),
        definition === undefined ? [] : listObjects(client, definition, "metadata"),
    ]);
    const custom = await list(defined.map(({ object }) => object.metadata.name));
    const more = [
        ...(objects.some((seen) => isOf(seen, "persistentvolumeclaims")) ? workloads : []),
        ...(custom.some(({ type }) => isGitOps(type)) ? signs : []),
    ];
    return [...objects, ...defined, ...custom, ...(await list(more))];
}
