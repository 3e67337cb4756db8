import * as pulumi from "@pulumi/pulumi";
import { awsProvider } from "../awsProvider";
import type { Below, ComputeOutputs, computeReads, LayerSettings } from "../contract";
import { createAddons } from "./addons";
import { createCluster } from "./cluster";
import { createControllerIdentities } from "./controllerIdentity";
import { volumeDriver } from "./controllers";
import { createNodeGroups } from "./nodeGroups";
import type { ComputeSettings } from "./settings";

/** The compute layer: everything that a Kubernetes API with nodes behind it needs, and nothing in it yet. */
export function compute(
    { about, settings }: LayerSettings<ComputeSettings>,
    below: Below<typeof computeReads>,
): ComputeOutputs {
    const made = { about, settings, below, provider: awsProvider(about, "compute") };
    const cluster = createCluster(made);
    const nodeGroups = createNodeGroups(made, cluster);
    const { byName, oidcProvider } = createControllerIdentities(made, cluster);
    const driver = byName.get(volumeDriver.name);
    createAddons(made, {
        cluster,
        nodeGroups,
        volumeDriver: {
            dependsOn: driver?.dependsOn ?? [],
            ...(oidcProvider && driver && { serviceAccountRoleArn: driver.role.arn }),
        },
    });

    return {
        clusterName: cluster.eksCluster.name,
        clusterVersion: cluster.eksCluster.version,
        clusterEndpoint: cluster.eksCluster.endpoint,
        kubeconfig: pulumi.secret(cluster.kubeconfigJson),
        oidcProviderArn: oidcProvider?.arn ?? pulumi.output(""),
        controllerRoleArns: pulumi.output(
            Object.fromEntries([...byName].map(([name, { role }]) => [name, role.arn])),
        ),
    };
}
