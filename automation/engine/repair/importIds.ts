import { isHidden } from "../signatures";

/** The inputs of a resource, by name. */
export type Inputs = Readonly<Record<string, unknown>>;

/** The account and partition that a resource would be in, for ids that are ARNs. */
export interface Where {
    readonly account: string;
    readonly partition: string;
}

function joined(separator: string, ...names: readonly string[]) {
    return (inputs: Inputs): string | undefined => {
        const parts = names.map((name) => textOf(inputs[name]));
        return parts.includes(undefined) ? undefined : parts.join(separator);
    };
}

/** The text or number in an input as a text; undefined if it is empty, unknown or secret. */
export function textOf(value: unknown): string | undefined {
    if (typeof value === "number") return value.toString();
    return typeof value === "string" && value !== "" && !isHidden(value) ? value : undefined;
}

const destinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];

function routeId(inputs: Inputs): string | undefined {
    const table = textOf(inputs.routeTableId);
    const to = destinations.map((name) => textOf(inputs[name])).find((text) => text !== undefined);
    return table === undefined || to === undefined ? undefined : `${table}_${to}`;
}

function listOf(value: unknown): readonly string[] {
    return Array.isArray(value) ? value.flatMap((item) => textOf(item) ?? []) : [];
}

function ruleId(inputs: Inputs): string | undefined {
    const parts = ["securityGroupId", "type", "protocol", "fromPort", "toPort"].map((name) =>
        textOf(inputs[name]),
    );
    const source = textOf(inputs.sourceSecurityGroupId);
    const sources = [
        ...(inputs.self === true ? ["self"] : []),
        ...(source === undefined ? [] : [source]),
        ...["cidrBlocks", "ipv6CidrBlocks", "prefixListIds"].flatMap((name) => listOf(inputs[name])),
    ];
    return parts.includes(undefined) || sources.length === 0 ? undefined : [...parts, ...sources].join("_");
}

/** The id of each type, as the "Import" section of its page in Pulumi's registry defines it. */
export const importIds: Readonly<Record<string, (inputs: Inputs, where: Where) => string | undefined>> = {
    "aws:iam/role:Role": joined("", "name"),
    "aws:iam/user:User": joined("", "name"),
    "aws:iam/group:Group": joined("", "name"),
    "aws:iam/instanceProfile:InstanceProfile": joined("", "name"),
    "aws:iam/rolePolicy:RolePolicy": joined(":", "role", "name"),
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": joined("/", "role", "policyArn"),
    "aws:iam/policy:Policy": ({ path, name }, { account, partition }) => {
        const own = textOf(name);
        return own === undefined
            ? undefined
            : `arn:${partition}:iam::${account}:policy${textOf(path) ?? "/"}${own}`;
    },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": ({ url }, { account, partition }) => {
        const own = textOf(url)?.replace(/^https:\/\//, "");
        return own === undefined ? undefined : `arn:${partition}:iam::${account}:oidc-provider/${own}`;
    },
    "aws:cloudwatch/logGroup:LogGroup": joined("", "name"),
    "aws:s3/bucket:Bucket": joined("", "bucket"),
    "aws:s3/bucketV2:BucketV2": joined("", "bucket"),
    "aws:kms/alias:Alias": joined("", "name"),
    "aws:eks/cluster:Cluster": joined("", "name"),
    "aws:eks/nodeGroup:NodeGroup": joined(":", "clusterName", "nodeGroupName"),
    "aws:eks/addon:Addon": joined(":", "clusterName", "addonName"),
    "aws:eks/accessEntry:AccessEntry": joined(":", "clusterName", "principalArn"),
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": joined(
        "#",
        "clusterName",
        "principalArn",
        "policyArn",
    ),
    "aws:ec2/route:Route": routeId,
    "aws:ec2/routeTableAssociation:RouteTableAssociation": (inputs) =>
        joined("/", "subnetId", "routeTableId")(inputs) ?? joined("/", "gatewayId", "routeTableId")(inputs),
    "aws:ec2/securityGroupRule:SecurityGroupRule": ruleId,
};
