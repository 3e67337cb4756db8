import { Cloud } from "../../aws/model/cloud";
import { type JsonMap, map, text } from "../../model/json";
import { clusterIdOf } from "../api/bootstrap/clusterRecord";
import { type ControllerWorld } from "../controllers/controllerWorld";
import { type Cluster } from "../api/objects/cluster";

/** A cluster as the controllers that call AWS from inside it know it. */
export interface AwsCluster {
    readonly cloud: Cloud;
    /** The cluster's name in EKS. */
    readonly name: string;
    readonly vpcId: string;
}

/** The account behind a cluster; undefined for a cluster that EKS does not have. */
export function awsClusterOf(cluster: Cluster, world: ControllerWorld): AwsCluster | undefined {
    const found = cluster.store
        .list<JsonMap>("eks/cluster")
        .find(({ body }) => clusterIdOf(text(body.endpoint)) === cluster.id);
    if (found === undefined) return undefined;
    const { arn, region, vpcConfig } = found.body;
    const context = {
        store: cluster.store,
        // arn:aws:eks:eu-central-1:123456789012:cluster/dev
        account: text(arn).split(":")[4] ?? "",
        latency: world.latency,
        notice: (words: string) => {
            world.notice(words);
        },
    };
    return {
        cloud: new Cloud(context, text(region)),
        name: found.id,
        vpcId: text(map(vpcConfig).vpcId),
    };
}
