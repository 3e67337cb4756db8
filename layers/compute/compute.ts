import * as pulumi from "@pulumi/pulumi";
import { awsProvider } from "../awsProvider";
import type { Outputs } from "../contract";
import { createAddons } from "./addons";
import { createCluster } from "./cluster";
import type { ComputeContext, gives } from "./contract";
import { createControllerIdentities } from "./controllerIdentity";
import { volumeDriver } from "./controllers";
import { createNodeGroups } from "./nodeGroups";

/** The compute layer: everything that a Kubernetes API with nodes behind it needs, and nothing in it yet. */
export function compute(given: ComputeContext): Outputs<typeof gives> {
    const context = { ...given, provider: awsProvider(given.about, "compute") };
    const cluster = createCluster(context);
    const nodeGroups = createNodeGroups(context, cluster);
    const { byName, oidcProvider } = createControllerIdentities(context, cluster);
    const driver = byName.get(volumeDriver.name);
    createAddons(context, {
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
