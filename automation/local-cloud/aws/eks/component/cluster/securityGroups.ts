import { isMap } from "../../../../model/values";
import type { PropertyMap, PropertyValue } from "../../../../protocol/providerModel";
import type { Args } from "../args";
import type { Child, Scope } from "../scope";
import { asText, combine, list, plain, type Traced, type TracedInputs } from "../traced";

const groupType = "aws:ec2/securityGroup:SecurityGroup";
const ruleType = "aws:ec2/securityGroupRule:SecurityGroupRule";
const everywhere = list([plain("0.0.0.0/0")]);

/** What a rule lets through, in the words of the real component. */
interface Rule {
    readonly suffix: string;
    readonly direction: "ingress" | "egress";
    readonly ports: readonly [number, number, "tcp" | "-1"];
    readonly description: string;
    readonly ends: TracedInputs;
}

const anything = [0, 0, "-1"] as const;
const https = [443, 443, "tcp"] as const;
const unprivileged = [1025, 65535, "tcp"] as const;

function createRule(scope: Scope, name: string, rule: Rule): Promise<Child> {
    const [fromPort, toPort, protocol] = rule.ports;
    return scope.resource(ruleType, `${name}-${rule.suffix}`, {
        description: plain(rule.description),
        type: plain(rule.direction),
        fromPort: plain(fromPort),
        toPort: plain(toPort),
        protocol: plain(protocol),
        ...rule.ends,
    });
}

function wayOut(suffix: string, group: Traced): Rule {
    return {
        suffix,
        direction: "egress",
        ports: anything,
        description: "Allow internet access.",
        ends: { cidrBlocks: everywhere, securityGroupId: group },
    };
}

/** Lets the nodes reach the Kubernetes API. */
function toApi(control: Traced, nodes: Traced): Rule {
    return {
        suffix: "eksClusterIngressRule",
        direction: "ingress",
        ports: https,
        description: "Allow pods to communicate with the cluster API Server",
        ends: { securityGroupId: control, sourceSecurityGroupId: nodes },
    };
}

/** Lets the nodes be reached, by each other and by the control plane, and reach the Internet. */
function ofNodes(control: Traced, nodes: Traced): readonly Rule[] {
    const fromControl = { securityGroupId: nodes, sourceSecurityGroupId: control };
    return [
        {
            suffix: "eksNodeIngressRule",
            direction: "ingress",
            ports: anything,
            description: "Allow nodes to communicate with each other",
            ends: { securityGroupId: nodes, self: plain(true) },
        },
        {
            suffix: "eksNodeClusterIngressRule",
            direction: "ingress",
            ports: unprivileged,
            description:
                "Allow worker Kubelets and pods to receive communication from the cluster control plane",
            ends: fromControl,
        },
        {
            suffix: "eksExtApiServerClusterIngressRule",
            direction: "ingress",
            ports: https,
            description:
                "Allow pods running extension API servers on port 443 to receive communication from cluster control plane",
            ends: fromControl,
        },
        wayOut("eksNodeInternetEgressRule", nodes),
    ];
}

function createGroup(scope: Scope, name: string, vpc: Traced, tags: Traced): Promise<Child> {
    return scope.resource(groupType, name, {
        description: plain("Managed by Pulumi"),
        vpcId: vpc,
        revokeRulesOnDelete: plain(true),
        tags,
    });
}

function merged(...tags: readonly (PropertyValue | undefined)[]): PropertyMap {
    return Object.fromEntries(tags.filter(isMap).flatMap((map) => Object.entries(map)));
}

/** The additional security group of the control plane, with its way out. */
export async function createClusterSecurityGroup(
    scope: Scope,
    name: string,
    args: Args,
    vpc: Traced,
): Promise<Child> {
    const groupName = `${name}-eksClusterSecurityGroup`;
    const tags = combine([args.get("clusterSecurityGroupTags"), args.get("tags")], (own, shared) =>
        merged({ Name: groupName }, own, shared),
    );
    const group = await createGroup(scope, groupName, vpc, tags);
    await createRule(scope, name, wayOut("eksClusterInternetEgressRule", group.out("id")));
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
    const tags = combine(
        [clusterName, args.get("nodeSecurityGroupTags"), args.get("tags")],
        (cluster, own, shared) =>
            merged({ Name: groupName, [`kubernetes.io/cluster/${asText(cluster)}`]: "owned" }, own, shared),
    );
    const group = await createGroup(scope, groupName, vpc, tags);
    const nodes = group.out("id");
    const [apiRule] = await Promise.all([
        createRule(scope, name, toApi(clusterGroupId, nodes)),
        ...ofNodes(clusterGroupId, nodes).map((rule) => createRule(scope, name, rule)),
    ]);
    return { group, apiRule };
}
