import { type Cluster } from "../../api/objects/cluster";
import { textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { customResourceTypes } from "../../api/resources/customResources";
import { definitions } from "../../api/resources/resourceTypes";
import { type ResourceType } from "../../api/resources/resourceType";

/** The group of the Gateway API; who uses it applies its definitions. */
export const gatewayGroup = "gateway.networking.k8s.io";
/** The group by which the AWS Load Balancer Controller adds to it. */
export const controllerGroup = "gateway.k8s.aws";

/** What a Gateway makes: an application load balancer (layer 7), or a network load balancer (layer 4). */
export type GatewayFlavour = "alb" | "nlb";

const flavours: Readonly<Record<string, GatewayFlavour>> = {
    "gateway.k8s.aws/alb": "alb",
    "gateway.k8s.aws/nlb": "nlb",
};

/** A custom resource as its definition serves it; undefined where nobody has applied one. */
export function definedType(
    cluster: Cluster,
    plural: string,
    group = gatewayGroup,
): ResourceType | undefined {
    const definition = cluster.get(definitions, undefined, `${plural}.${group}`);
    return definition === undefined ? undefined : customResourceTypes(definition)[0];
}

/** All objects of a custom resource; none where it is not defined. */
export function listDefined(cluster: Cluster, plural: string, group = gatewayGroup): KubernetesObject[] {
    const type = definedType(cluster, plural, group);
    return type === undefined ? [] : cluster.list(type);
}

/** What the Gateways of a class make; undefined for a class of another controller. */
export function flavourOf(gatewayClass: KubernetesObject | undefined): GatewayFlavour | undefined {
    return flavours[textOf(valueAt(gatewayClass, ["spec", "controllerName"]))];
}

/** The name of a Gateway's class. */
export function classNameOf(gateway: KubernetesObject): string {
    return textOf(valueAt(gateway, ["spec", "gatewayClassName"]));
}

/** The class of a Gateway, where it is there. */
export function classOf(cluster: Cluster, gateway: KubernetesObject): KubernetesObject | undefined {
    const type = definedType(cluster, "gatewayclasses");
    return type === undefined ? undefined : cluster.get(type, undefined, classNameOf(gateway));
}
