import { type Cluster } from "../../api/objects/cluster";
import { listOf, objectOf, textOf, valueAt } from "../../api/objects/json";
import { loadBalancerController } from "../load-balancers/loadBalancerClass";
import { runningPod } from "../../controllers/pods/runningPods";
import { type GatewayFlavour } from "./gatewayTypes";

/** What the AWS Load Balancer Controller that runs makes of Gateways. */
export interface GatewaySupport {
    readonly flavours: ReadonlySet<GatewayFlavour>;
    /** Whether it deletes no Gateway to which routes are attached. */
    readonly routesHold: boolean;
}

// What is taken for its version where the image's tag is none.
const usual = [2, 14] as const;

const gates: Readonly<Record<GatewayFlavour, string>> = { alb: "ALBGatewayAPI", nlb: "NLBGatewayAPI" };

function versionOf(image: string): readonly [major: number, minor: number] {
    const [, major, minor] = /:v(\d+)\.(\d+)\./.exec(image) ?? [];
    return major === undefined ? usual : [Number(major), Number(minor)];
}

/**
 * What the controller does with Gateways: from 2.13 to 3.1 it looks at them where its feature gates say so, from 3.2 on
 * unless they say no (its guide, "Gateway API"); before 3.0 it refuses to delete one that has routes (its sources,
 * `reconcileDelete` of the Gateway's controller). Undefined while it does not run.
 */
export function gatewaySupport(cluster: Cluster): GatewaySupport | undefined {
    const pod = runningPod(cluster, loadBalancerController);
    if (pod === undefined) return undefined;
    const containers = listOf(valueAt(pod, ["spec", "containers"])).map(objectOf);
    const [major, minor] = versionOf(textOf(containers[0]?.image));
    const prefix = "--feature-gates=";
    const argument = containers
        .flatMap(({ args }) => listOf(args).map(textOf))
        .find((each) => each.startsWith(prefix));
    const asked = new Map((argument ?? "").slice(prefix.length).split(",").map(pairOf));
    const byDefault = major > 3 || (major === 3 && minor >= 2);
    const all: readonly GatewayFlavour[] = ["alb", "nlb"];
    return {
        flavours: new Set(all.filter((flavour) => asked.get(gates[flavour]) ?? byDefault)),
        routesHold: major < 3,
    };
}

function pairOf(pair: string): [string, boolean] {
    const [gate = "", value] = pair.split("=");
    return [gate.trim(), value === "true"];
}
