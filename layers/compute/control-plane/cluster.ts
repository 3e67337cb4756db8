import * as eks from "@pulumi/eks";
import { boundaryTransform } from "../../iam/boundaryTransform";
import { accessEntriesOf } from "./accessEntries";
import { createControlPlaneLogs } from "./controlPlaneLogs";
import type { Context } from "../context";
import { createSecretsKey } from "./secretsKey";

/** Creates the EKS control plane, with the add-ons that nodes need to become ready. */
export function createCluster(context: Context): eks.Cluster {
    const { about, settings, below, provider } = context;
    const { endpoint, addons, controlPlaneLogs } = settings;
    const key = createSecretsKey(context);
    const logs = controlPlaneLogs.length > 0 ? [createControlPlaneLogs(context)] : [];
    return new eks.Cluster(
        "cluster",
        {
            name: about.environment,
            version: settings.version,
            vpcId: below.vpcId,
            subnetIds: below.intraSubnetIds,
            endpointPrivateAccess: endpoint.private,
            endpointPublicAccess: endpoint.public,
            // The component refuses ranges if there is no public endpoint.
            ...(endpoint.public && { publicAccessCidrs: endpoint.publicCidrs }),
            encryptionConfigKeyArn: key.arn,
            enabledClusterLogTypes: controlPlaneLogs,
            authenticationMode: eks.AuthenticationMode.Api,
            accessEntries: accessEntriesOf(context),
            skipDefaultNodeGroup: true,
            kubeProxyAddonOptions: { version: addons["kube-proxy"] },
            useDefaultVpcCni: false,
            // Without it, the cluster accepts NetworkPolicies and does not enforce them.
            vpcCniOptions: { addonVersion: addons["vpc-cni"], enableNetworkPolicy: true },
            // Its pods need nodes, so it is created after the node groups.
            corednsAddonOptions: { enabled: false },
        },
        {
            providers: { aws: provider },
            dependsOn: logs,
            // The component has no argument for the permissions boundary of its role.
            ...(about.permissionsBoundary !== undefined && {
                transforms: [boundaryTransform(about.permissionsBoundary)],
            }),
        },
    );
}
