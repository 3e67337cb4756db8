import { type Cluster } from "../../api/objects/cluster";
import { textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { builtin } from "../../api/resources/builtinResources";

/** The resource of Ingresses. */
export const ingresses = builtin("networking.k8s.io/ingresses");
const classes = builtin("networking.k8s.io/ingressclasses");

const own = "ingress.k8s.aws/resources";
const group = "group.ingress.k8s.aws/";

/** Ingresses that share one application load balancer: one of its own, or a group. */
export interface IngressStack {
    /** `<namespace>/<name>`, or the name of the group. */
    readonly id: string;
    readonly finalizer: string;
    /** Those that want it, oldest first. */
    readonly members: readonly KubernetesObject[];
}

function isForController(cluster: Cluster, ingress: KubernetesObject): boolean {
    const name =
        textOf(valueAt(ingress, ["spec", "ingressClassName"])) ||
        (ingress.metadata.annotations?.["kubernetes.io/ingress.class"] ?? "");
    const found = cluster.get(classes, undefined, name);
    return textOf(valueAt(found, ["spec", "controller"])) === "ingress.k8s.aws/alb";
}

function groupOf({ metadata }: KubernetesObject): string {
    return metadata.annotations?.["alb.ingress.kubernetes.io/group.name"] ?? "";
}

/** Id and finalizer of an Ingress's stack: those it carries already, else those it asks for. */
function identityOf(cluster: Cluster, ingress: KubernetesObject): Omit<IngressStack, "members"> | undefined {
    const { namespace = "", name, finalizers = [] } = ingress.metadata;
    const held = finalizers.find((finalizer) => finalizer === own || finalizer.startsWith(group));
    if (held !== undefined) {
        return { id: held === own ? `${namespace}/${name}` : held.slice(group.length), finalizer: held };
    }
    if (!isForController(cluster, ingress)) return undefined;
    const chosen = groupOf(ingress);
    return chosen === ""
        ? { id: `${namespace}/${name}`, finalizer: own }
        : { id: chosen, finalizer: group + chosen };
}

/**
 * The stack that an Ingress is part of (AWS Load Balancer Controller, "Ingress annotations", IngressGroup); undefined
 * for an Ingress of another controller.
 */
export function stackOf(cluster: Cluster, ingress: KubernetesObject): IngressStack | undefined {
    const identity = identityOf(cluster, ingress);
    if (identity === undefined) return undefined;
    const members = cluster.list(ingresses).filter((other) => {
        if (other.metadata.deletionTimestamp !== undefined || !isForController(cluster, other)) return false;
        return identityOf(cluster, other)?.finalizer === identity.finalizer && sameStack(identity.id, other);
    });
    return { ...identity, members };
}

function sameStack(id: string, other: KubernetesObject): boolean {
    const { namespace = "", name } = other.metadata;
    return id === groupOf(other) || id === `${namespace}/${name}`;
}
