import { isHidden } from "../signatures";
import { importIds, textOf, type Inputs, type Where } from "./importIds";

/** How to find out whether a resource exists of which only type and inputs are known. */
export type Identity =
    /** It exists only in the state, or making it again gives the same: nothing can be left of it. */
    | { readonly by: "nothing" }
    /** Its id, or the one that the provider imports it by, follows from its inputs. */
    | { readonly by: "id"; readonly id: string }
    /** AWS chose its id: only its tags say which one it is. */
    | { readonly by: "tags"; readonly kind: TaggedKind; readonly tags: Readonly<Record<string, string>> }
    | { readonly by: "unknown"; readonly why: string };

/** A type as AWS's lists of tags name it: EC2's own (`vpc`), or the service and type of an ARN (`kms:key`). */
export type TaggedKind =
    { readonly api: "ec2"; readonly type: string } | { readonly api: "tagging"; readonly type: string };

/** The names of types in EC2's DescribeTags (EC2 API reference, TagSpecification). */
const inEc2: Readonly<Record<string, string>> = {
    "aws:ec2/vpc:Vpc": "vpc",
    "aws:ec2/subnet:Subnet": "subnet",
    "aws:ec2/securityGroup:SecurityGroup": "security-group",
    "aws:ec2/internetGateway:InternetGateway": "internet-gateway",
    "aws:ec2/natGateway:NatGateway": "natgateway",
    "aws:ec2/eip:Eip": "elastic-ip",
    "aws:ec2/routeTable:RouteTable": "route-table",
    "aws:ec2/vpcEndpoint:VpcEndpoint": "vpc-endpoint",
    "aws:ec2/flowLog:FlowLog": "vpc-flow-log",
    "aws:ec2/networkInterface:NetworkInterface": "network-interface",
    "aws:ec2/networkAcl:NetworkAcl": "network-acl",
    "aws:ec2/instance:Instance": "instance",
    "aws:ec2/launchTemplate:LaunchTemplate": "launch-template",
    "aws:ebs/volume:Volume": "volume",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "security-group-rule",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "security-group-rule",
};

/** The names of types in ARNs, for the Resource Groups Tagging API. */
const inTagging: Readonly<Record<string, string>> = {
    "aws:kms/key:Key": "kms:key",
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": "eks:podidentityassociation",
    "aws:lb/loadBalancer:LoadBalancer": "elasticloadbalancing:loadbalancer",
    "aws:lb/targetGroup:TargetGroup": "elasticloadbalancing:targetgroup",
};

/** Types that exist only in the state; a default resource of EC2 is taken over rather than created. */
const leavesNothing = /^(pulumi:|random:|tls:|aws:ec2\/default[A-Z])/;

/** How to find a resource that may have been created. */
export function identityOf(type: string, inputs: Inputs, where: Where): Identity {
    if (leavesNothing.test(type)) return { by: "nothing" };
    if (type.startsWith("kubernetes:")) return objectIdentity(type, inputs);
    const id = importIds[type]?.(inputs, where);
    if (id !== undefined) return { by: "id", id };
    if (type in importIds) return { by: "unknown", why: "its name is not known" };
    const [ec2, arn] = [inEc2[type], inTagging[type]];
    if (ec2 === undefined && arn === undefined) return { by: "unknown", why: "nothing is known of its type" };
    const tags = tagsOf(inputs);
    if (Object.keys(tags).length === 0) return { by: "unknown", why: "it has no tags to find it by" };
    const kind: TaggedKind =
        ec2 === undefined ? { api: "tagging", type: arn ?? "" } : { api: "ec2", type: ec2 };
    return { by: "tags", kind, tags };
}

/** The tags in inputs, with the default tags of the provider. */
export function tagsOf(inputs: Inputs): Readonly<Record<string, string>> {
    const all = [inputs.tags, inputs.tagsAll].flatMap((tags) =>
        typeof tags === "object" && tags !== null && !isHidden(tags) ? Object.entries(tags) : [],
    );
    return Object.fromEntries(
        all.flatMap(([key, value]) => {
            const text = textOf(value);
            return text === undefined || key.startsWith("__") ? [] : [[key, text]];
        }),
    );
}

function objectIdentity(type: string, inputs: Inputs): Identity {
    const isRelease = type === "kubernetes:helm.sh/v3:Release";
    const about = (isRelease ? inputs : inputs.metadata) as Inputs | undefined;
    const name = textOf(about?.name);
    if (name === undefined) return { by: "unknown", why: "its name is not known" };
    const namespace = textOf(about?.namespace);
    return { by: "id", id: namespace === undefined ? name : `${namespace}/${name}` };
}
