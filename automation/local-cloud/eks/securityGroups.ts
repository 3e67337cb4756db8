import type { Args } from "./args";
import type { Child, Scope } from "./scope";
import { asText, combine, isRecord, list, plain, type Traced, type TracedInputs } from "./traced";

const groupType = "aws:ec2/securityGroup:SecurityGroup";
const ruleType = "aws:ec2/securityGroupRule:SecurityGroupRule";
const everywhere = list([plain("0.0.0.0/0")]);

function rule(
    scope: Scope,
    name: string,
    direction: "ingress" | "egress",
    ports: readonly [number, number, "tcp" | "-1"],
    description: string,
    ends: TracedInputs,
): Promise<Child> {
    return scope.resource(ruleType, name, {
        description: plain(description),
        type: plain(direction),
        fromPort: plain(ports[0]),
        toPort: plain(ports[1]),
        protocol: plain(ports[2]),
        ...ends,
    });
}

function named(name: string, own: Traced | undefined, shared: Traced | undefined): Traced {
    return combine([own, shared], (ownTags, sharedTags) => ({
        Name: name,
        ...(isRecord(ownTags) ? ownTags : {}),
        ...(isRecord(sharedTags) ? sharedTags : {}),
    }));
}

/** The additional security group of the control plane, with its way out. */
export async function createClusterSecurityGroup(
    scope: Scope,
    name: string,
    args: Args,
    vpc: Traced,
): Promise<Child> {
    const groupName = `${name}-eksClusterSecurityGroup`;
    const group = await scope.resource(groupType, groupName, {
        description: plain("Managed by Pulumi"),
        vpcId: vpc,
        revokeRulesOnDelete: plain(true),
        tags: named(groupName, args.get("clusterSecurityGroupTags"), args.get("tags")),
    });
    await rule(
        scope,
        `${name}-eksClusterInternetEgressRule`,
        "egress",
        [0, 0, "-1"],
        "Allow internet access.",
        {
            cidrBlocks: everywhere,
            securityGroupId: group.out("id"),
        },
    );
    return group;
}

/** The security group of the nodes, and the rule that lets them reach the Kubernetes API. */
export async function createNodeSecurityGroup(
    scope: Scope,
    name: string,
    args: Args,
    vpc: Traced,
    clusterGroupId: Traced,
    clusterName: Traced,
): Promise<{ readonly group: Child; readonly apiRule: Child }> {
    const groupName = `${name}-nodeSecurityGroup`;
    const group = await scope.resource(groupType, groupName, {
        description: plain("Managed by Pulumi"),
        vpcId: vpc,
        revokeRulesOnDelete: plain(true),
        tags: combine(
            [clusterName, args.get("nodeSecurityGroupTags"), args.get("tags")],
            (cluster, ownTags, sharedTags) => ({
                Name: groupName,
                [`kubernetes.io/cluster/${asText(cluster)}`]: "owned",
                ...(isRecord(ownTags) ? ownTags : {}),
                ...(isRecord(sharedTags) ? sharedTags : {}),
            }),
        ),
    });
    const nodes = group.out("id");
    const [apiRule] = await Promise.all([
        rule(
            scope,
            `${name}-eksClusterIngressRule`,
            "ingress",
            [443, 443, "tcp"],
            "Allow pods to communicate with the cluster API Server",
            { securityGroupId: clusterGroupId, sourceSecurityGroupId: nodes },
        ),
        rule(
            scope,
            `${name}-eksNodeIngressRule`,
            "ingress",
            [0, 0, "-1"],
            "Allow nodes to communicate with each other",
            { securityGroupId: nodes, self: plain(true) },
        ),
        rule(
            scope,
            `${name}-eksNodeClusterIngressRule`,
            "ingress",
            [1025, 65535, "tcp"],
            "Allow worker Kubelets and pods to receive communication from the cluster control plane",
            { securityGroupId: nodes, sourceSecurityGroupId: clusterGroupId },
        ),
        rule(
            scope,
            `${name}-eksExtApiServerClusterIngressRule`,
            "ingress",
            [443, 443, "tcp"],
            "Allow pods running extension API servers on port 443 to receive communication from cluster control plane",
            { securityGroupId: nodes, sourceSecurityGroupId: clusterGroupId },
        ),
        rule(scope, `${name}-eksNodeInternetEgressRule`, "egress", [0, 0, "-1"], "Allow internet access.", {
            cidrBlocks: everywhere,
            securityGroupId: nodes,
        }),
    ]);
    return { group, apiRule };
}
