import {
    type ConstructRequest,
    type ConstructResult,
    ResourceReference,
    unknown,
} from "../../../../protocol/providerModel";
import { createAccessEntries } from "./accessEntries";
import { Args } from "../args";
import { createAwsAuth } from "./awsAuth";
import { clusterInputs, issuerOf, subnetsOf } from "./clusterInputs";
import { clusterOutputs } from "./clusterOutputs";
import { createCoreDns, createKubeProxy, createVpcCni } from "../addons/coreAddons";
import { instanceRolesOf } from "../nodes/instanceRoles";
import { kubeconfigOf } from "./kubeconfig";
import { checkCluster } from "../refusals";
import { constructed } from "../result";
import { type Child, Scope } from "../scope";
import { createClusterSecurityGroup, createNodeSecurityGroup } from "./securityGroups";
import { createServiceRole } from "./serviceRole";
import { at, combine, list, plain, record, type Traced } from "../traced";

// The root of the chain that AWS's OIDC endpoints present; the real component reads it from there.
const oidcThumbprint = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";

interface ClusterRole {
    readonly reference: Traced;
    readonly arn: Traced;
    readonly attached: readonly string[];
}

async function clusterRole(scope: Scope, name: string, args: Args, partition: Traced): Promise<ClusterRole> {
    const given = args.get("serviceRole");
    if (given !== undefined) {
        const arn =
            given.value instanceof ResourceReference
                ? (await scope.find(given.value)).out("arn").value
                : unknown;
        return { reference: given, arn: { value: arn, from: given.from }, attached: [] };
    }
    const { role, attached } = await createServiceRole(scope, `${name}-eksRole`, {
        service: "eks.amazonaws.com",
        description: "Allows EKS to manage clusters on your behalf.",
        policies: ["AmazonEKSClusterPolicy"],
        partition,
        tags: args.get("tags"),
        actions: ["sts:AssumeRole", "sts:TagSession"],
    });
    return { reference: role.reference, arn: role.out("arn"), attached };
}

async function vpcOf(scope: Scope, args: Args): Promise<Traced> {
    const given = args.get("vpcId");
    if (given !== undefined) return given;
    const found = await scope.invokeAws("aws:ec2/getVpc:getVpc", { default: true });
    return plain(found.id ?? null);
}

async function clusterGroupOf(
    scope: Scope,
    name: string,
    args: Args,
    vpcId: Traced,
): Promise<Child | undefined> {
    const given = args.get("clusterSecurityGroup");
    if (given?.value instanceof ResourceReference) return scope.find(given.value);
    if (args.prompt("skipDefaultSecurityGroups") === true) return undefined;
    return createClusterSecurityGroup(scope, name, args, vpcId);
}

function kubernetesProvider(scope: Scope, name: string, args: Args, cluster: Child): Promise<Child> {
    const mutable = args.get("enableConfigMapMutable");
    const text = (value: Traced) => combine([value], (given) => JSON.stringify(given ?? null));
    return scope.resource("pulumi:providers:kubernetes", `${name}-eks-k8s`, {
        kubeconfig: text(kubeconfigOf(cluster, args.get("providerCredentialOpts"), true)),
        enableConfigMapMutable: mutable && text(mutable),
    });
}

/** Registers what eks.Cluster registers: one cluster with its roles, security groups, add-ons and access. */
export async function constructCluster(request: ConstructRequest): Promise<ConstructResult> {
    const { name } = request;
    const args = new Args(request);
    const access = checkCluster(args);
    const scope = await Scope.open(request);
    const partition = plain(
        (await scope.invokeAws("aws:index/getPartition:getPartition", {})).partition ?? "aws",
    );
    const vpcId = await vpcOf(scope, args);
    const subnetIds = subnetsOf(args);
    const [role, clusterGroup] = await Promise.all([
        clusterRole(scope, name, args, partition),
        clusterGroupOf(scope, name, args, vpcId),
    ]);
    const cluster = await scope.resource(
        "aws:eks/cluster:Cluster",
        `${name}-eksCluster`,
        clusterInputs(name, args, { roleArn: role.arn, securityGroup: clusterGroup, subnetIds }),
        {
            after: role.attached,
            ignoreChanges: [
                "accessConfig.bootstrapClusterCreatorAdminPermissions",
                "bootstrapSelfManagedAddons",
            ],
        },
    );
    const [kubernetes, instanceRoles, nodes, oidcProvider] = await Promise.all([
        kubernetesProvider(scope, name, args, cluster),
        instanceRolesOf(scope, name, args, partition),
        clusterGroup === undefined || args.prompt("skipDefaultSecurityGroups") === true
            ? undefined
            : createNodeSecurityGroup(scope, name, args, vpcId, clusterGroup.out("id"), cluster.out("name")),
        args.prompt("createOidcProvider") === true
            ? scope.resource("aws:iam/openIdConnectProvider:OpenIdConnectProvider", `${name}-oidcProvider`, {
                  clientIdLists: list([plain("sts.amazonaws.com")]),
                  url: issuerOf(cluster),
                  thumbprintLists: list([plain(oidcThumbprint)]),
              })
            : undefined,
        createKubeProxy(scope, name, args, cluster),
        createCoreDns(scope, name, args, cluster),
    ]);
    const nodeAccess = access.configMap
        ? await createAwsAuth(scope, name, args, instanceRoles.arns, kubernetes)
        : undefined;
    const entries = access.accessEntries
        ? await createAccessEntries(scope, name, entriesOf(args, instanceRoles.own), cluster)
        : [];
    await createVpcCni(
        scope,
        name,
        args,
        cluster,
        [...entries, ...(nodeAccess === undefined ? [] : [nodeAccess])].map((child) => child.urn),
    );
    const outputs = clusterOutputs(args, {
        vpcId,
        subnetIds,
        cluster,
        clusterRole: role.reference,
        kubernetes,
        clusterGroup,
        nodeGroup: nodes?.group,
        apiRule: nodes?.apiRule,
        instanceRoles: instanceRoles.references,
        nodeAccess,
        oidcProvider,
    });
    await scope.close(outputs);
    return constructed(scope.urn, outputs);
}

function entriesOf(args: Args, ownRole: Child | undefined): Traced {
    const given = args.get("accessEntries") ?? plain({});
    const own = ownRole && record({ principalArn: ownRole.out("arn"), type: plain("EC2_LINUX") });
    const keys = typeof given.value === "object" && given.value !== null ? Object.keys(given.value) : [];
    return record({
        defaultNodeGroupInstanceRole: own,
        ...Object.fromEntries(keys.map((key) => [key, at(given, key)])),
    });
}
