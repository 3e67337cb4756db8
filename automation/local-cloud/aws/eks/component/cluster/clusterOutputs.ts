import type { Args } from "../args";
import { encryption, issuerOf } from "./clusterInputs";
import { kubeconfigOf } from "./kubeconfig";
import type { Child } from "../scope";
import { asText, at, combine, plain, record, type Traced, type TracedInputs } from "../traced";

/** What a cluster component is made of. */
export interface ClusterParts {
    readonly vpcId: Traced;
    readonly subnetIds: Traced;
    readonly cluster: Child;
    readonly clusterRole: Traced;
    readonly kubernetes: Child;
    readonly clusterGroup: Child | undefined;
    readonly nodeGroup: Child | undefined;
    readonly apiRule: Child | undefined;
    readonly instanceRoles: Traced;
    readonly nodeAccess: Child | undefined;
    readonly oidcProvider: Child | undefined;
}

function core(args: Args, parts: ClusterParts, kubeconfig: Traced): Traced {
    return record({
        cluster: parts.cluster.reference,
        vpcId: parts.vpcId,
        subnetIds: parts.subnetIds,
        ...args.pick("publicSubnetIds", "privateSubnetIds", "tags", "nodeSecurityGroupTags"),
        clusterSecurityGroup: parts.clusterGroup?.reference,
        endpoint: parts.cluster.out("endpoint"),
        kubeconfig,
        provider: parts.kubernetes.reference,
        instanceRoles: parts.instanceRoles,
        clusterIamRole: parts.clusterRole,
        eksNodeAccess: parts.nodeAccess?.reference,
        nodeGroupOptions: record({
            version: args.get("version"),
            nodeSecurityGroup: parts.nodeGroup?.reference,
            clusterIngressRule: parts.apiRule?.reference,
        }),
        storageClasses: plain({}),
        accessEntries: args.get("accessEntries"),
        oidcProvider: parts.oidcProvider?.reference,
        encryptionConfig: encryption(args.get("encryptionConfigKeyArn")),
        autoModeNodeRoleName: plain(""),
    });
}

/** Outputs of eks.Cluster. */
export function clusterOutputs(args: Args, parts: ClusterParts): TracedInputs {
    const kubeconfig = kubeconfigOf(parts.cluster, args.get("providerCredentialOpts"), false);
    const issuer = issuerOf(parts.cluster);
    const ownGroup = at(parts.cluster.out("vpcConfig"), "clusterSecurityGroupId");
    return {
        kubeconfig,
        kubeconfigJson: combine([kubeconfig], (value) => JSON.stringify(value)),
        core: core(args, parts, kubeconfig),
        eksCluster: parts.cluster.reference,
        instanceRoles: parts.instanceRoles,
        clusterSecurityGroup: parts.clusterGroup?.reference,
        nodeSecurityGroup: parts.nodeGroup?.reference,
        eksClusterIngressRule: parts.apiRule?.reference,
        clusterSecurityGroupId: parts.clusterGroup?.out("id") ?? ownGroup,
        nodeSecurityGroupId: parts.nodeGroup?.out("id") ?? ownGroup,
        clusterIngressRuleId: parts.apiRule?.out("securityGroupRuleId") ?? plain(""),
        defaultNodeGroupAsgName: plain(""),
        fargateProfileId: plain(""),
        fargateProfileStatus: plain(""),
        oidcProviderArn: parts.oidcProvider?.out("arn") ?? plain(""),
        oidcProviderUrl: issuer,
        oidcIssuer: combine([issuer], (url) => asText(url).replace("https://", "")),
        autoModeNodeRoleName: plain(""),
    };
}
