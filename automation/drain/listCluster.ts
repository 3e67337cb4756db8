import { inParallel } from "../system/inParallel";
import type { KubeClient } from "./cluster/kubeClient";
import { listObjects } from "./cluster/listObjects";
import { isGitOps, typeName, type ResourceType } from "./cluster/resourceType";
import { isOf, type ClusterObject } from "./cluster/clusterObject";

/** Types that are always listed, if the cluster serves them. */
const wanted = [
    "namespaces",
    "services",
    "persistentvolumeclaims",
    "persistentvolumes",
    "ingresses.networking.k8s.io",
];

/** Types that only controllers make: a release that made one is a controller, and other objects depend on it. */
const signs = [
    "ingressclasses.networking.k8s.io",
    "storageclasses.storage.k8s.io",
    "csidrivers.storage.k8s.io",
    "mutatingwebhookconfigurations.admissionregistration.k8s.io",
    "validatingwebhookconfigurations.admissionregistration.k8s.io",
];

/** Types whose objects may use a volume. */
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

/**
 * Lists the objects of a cluster that a drain may have to delete or suspend. Workloads are listed only if there are
 * volume claims that they may use, and what distinguishes controllers from applications only if there is GitOps.
 */
export async function listCluster(
    client: KubeClient,
    types: readonly ResourceType[],
): Promise<ClusterObject[]> {
    const served = new Map(types.map((type) => [typeName(type), type]));
    const list = async (names: readonly string[]): Promise<ClusterObject[]> => {
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
        ...(objects.some((item) => isOf(item, "persistentvolumeclaims")) ? workloads : []),
        ...(custom.some(({ type }) => isGitOps(type)) ? signs : []),
    ];
    return [...objects, ...defined, ...custom, ...(await list(more))];
}
