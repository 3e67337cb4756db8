import { recordEvent } from "../../controllers/events";
import { type Cluster } from "../../api/objects/cluster";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { type ResourceType } from "../../api/resources/resourceType";
import { type AwsCluster } from "../awsCluster";
import { type AwsTimes } from "../load-balancers/provisioning";
import { type GatewayFlavour } from "./gatewayTypes";

/** One Gateway, and who works on it where. */
export interface GatewayTask {
    readonly cluster: Cluster;
    readonly aws: AwsCluster;
    readonly type: ResourceType;
    readonly flavour: GatewayFlavour;
    readonly gateway: KubernetesObject;
    /** Whether routes keep it from being deleted. */
    readonly routesHold: boolean;
    readonly times: AwsTimes;
}

/** The finalizer that the AWS Load Balancer Controller puts on a Gateway. */
export function gatewayFinalizer(flavour: GatewayFlavour): string {
    return `gateway.k8s.aws/${flavour}`;
}

/** The Gateway as it is now. */
export function liveGateway({ cluster, type, gateway }: GatewayTask): KubernetesObject | undefined {
    return cluster.get(type, gateway.metadata.namespace, gateway.metadata.name);
}

/** Tells on the Gateway why something is not done. */
export function complain({ cluster, gateway }: GatewayTask, reason: string, message: string): void {
    recordEvent(cluster, gateway, "Warning", reason, message, "gateway");
}
