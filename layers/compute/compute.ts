import * as pulumi from "@pulumi/pulumi";
import { awsProvider } from "../awsProvider";
import type { Outputs } from "../contract";
import { createAddons } from "./addons";
import { createCluster } from "./control-plane/cluster";
import type { ComputeContext, gives } from "./contract";
import { createNodeGroups } from "./nodes/nodeGroups";
import { createVolumeDriverIdentity, volumeDriver } from "./volumeDriver";

/** The compute layer: a Kubernetes API with nodes, and nothing of ours in it yet. */
export function compute(given: ComputeContext): Outputs<typeof gives> {
    const context = { ...given, provider: awsProvider(given.about, "compute") };
    const cluster = createCluster(context);
    const nodeGroups = createNodeGroups(context, cluster);
    const { role, dependsOn, oidcProvider } = createVolumeDriverIdentity(context, cluster);
    createAddons(context, {
        cluster,
        nodeGroups,
        volumeDriver: { dependsOn, ...(oidcProvider && { serviceAccountRoleArn: role.arn }) },
    });

    return {
        clusterName: cluster.eksCluster.name,
        clusterVersion: cluster.eksCluster.version,
        clusterEndpoint: cluster.eksCluster.endpoint,
        kubeconfig: pulumi.secret(cluster.kubeconfigJson),
        oidcProviderArn: oidcProvider?.arn ?? pulumi.output(""),
        controllerRoleArns: pulumi.output({ [volumeDriver.name]: role.arn }),
    };
}
