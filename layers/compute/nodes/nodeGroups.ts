import * as eks from "@pulumi/eks";
import { amiTypeOf } from "./amiType";
import type { Context } from "../context";
import { createNodeRole } from "./nodeRole";

/** Creates the managed node groups: one for each row of the settings, in the private subnets. */
export function createNodeGroups(context: Context, cluster: eks.Cluster): eks.ManagedNodeGroup[] {
    const { about, settings, below, provider } = context;
    const { role, attachments } = createNodeRole(context);
    return Object.entries(settings.nodeGroups).map(
        ([name, group]) =>
            new eks.ManagedNodeGroup(
                `nodes-${name}`,
                {
                    cluster,
                    nodeGroupName: `${name}-${about.environment}`,
                    nodeRoleArn: role.arn,
                    subnetIds: below.privateSubnetIds,
                    version: settings.version,
                    instanceTypes: group.instanceTypes,
                    amiType: amiTypeOf(group.instanceTypes[0] ?? ""),
                    capacityType: group.capacity === "spot" ? "SPOT" : "ON_DEMAND",
                    scalingConfig: { minSize: group.min, desiredSize: group.desired, maxSize: group.max },
                    labels: group.labels,
                    taints: group.taints.map(({ key, value, effect }) => ({
                        key,
                        effect,
                        ...(value !== undefined && { value }),
                    })),
                },
                { providers: { aws: provider }, dependsOn: attachments },
            ),
    );
}
