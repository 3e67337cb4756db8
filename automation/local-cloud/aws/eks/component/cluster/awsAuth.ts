import { stringify } from "yaml";
import type { PropertyValue } from "../../../../protocol/providerModel";
import type { Args } from "../args";
import { type Child, providerReference, type Scope } from "../scope";
import { isList, isMap } from "../../../../model/values";
import { combine, plain, record, type Traced } from "../traced";

function mappings(value: PropertyValue | undefined, principal: "roleArn" | "userArn"): PropertyValue[] {
    if (!isList(value)) return [];
    return value.filter(isMap).map((mapping) => ({
        [principal.toLowerCase()]: mapping[principal] ?? null,
        username: mapping.username ?? null,
        groups: mapping.groups ?? [],
    }));
}

/** The `aws-auth` ConfigMap of clusters that map IAM principals to Kubernetes users in a ConfigMap. */
export function createAwsAuth(
    scope: Scope,
    name: string,
    args: Args,
    roleArns: Traced,
    kubernetes: Child,
): Promise<Child> {
    const mapRoles = combine([args.get("roleMappings"), roleArns], (roles, arns) =>
        stringify([
            ...mappings(roles, "roleArn"),
            ...(isList(arns) ? arns : []).map((arn) => ({
                rolearn: arn,
                username: "system:node:{{EC2PrivateDNSName}}",
                groups: ["system:bootstrappers", "system:nodes"],
            })),
        ]),
    );
    const users = args.get("userMappings");
    return scope.resource(
        "kubernetes:core/v1:ConfigMap",
        `${name}-nodeAccess`,
        {
            apiVersion: plain("v1"),
            kind: plain("ConfigMap"),
            immutable: plain(false),
            metadata: plain({
                name: "aws-auth",
                namespace: "kube-system",
                annotations: { "pulumi.com/patchForce": "true" },
            }),
            data: record({
                mapRoles,
                mapUsers: users && combine([users], (value) => stringify(mappings(value, "userArn"))),
            }),
        },
        { provider: providerReference(kubernetes) },
    );
}
