import * as eks from "@pulumi/eks";
import { accessEntriesOf } from "./accessEntries";
import { createControlPlaneLogs } from "./controlPlaneLogs";
import type { Context } from "./context";
import { createSecretsKey } from "./secretsKey";

/** The EKS control plane, with the add-ons that nodes need to become ready. */
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
            // The component refuses ranges where there is no public endpoint.
            ...(endpoint.public && { publicAccessCidrs: endpoint.publicCidrs }),
            encryptionConfigKeyArn: key.arn,
            enabledClusterLogTypes: controlPlaneLogs,
            authenticationMode: eks.AuthenticationMode.Api,
            accessEntries: accessEntriesOf(context),
            skipDefaultNodeGroup: true,
            kubeProxyAddonOptions: { version: addons["kube-proxy"] },
            useDefaultVpcCni: false,
            // Without it the cluster takes NetworkPolicies and heeds none of them.
            vpcCniOptions: { addonVersion: addons["vpc-cni"], enableNetworkPolicy: true },
            // Its pods need nodes: it comes after the node groups.
            corednsAddonOptions: { enabled: false },
        },
        { providers: { aws: provider }, dependsOn: logs },
    );
}
