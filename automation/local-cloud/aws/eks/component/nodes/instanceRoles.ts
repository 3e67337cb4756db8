import { ResourceReference } from "../../../../protocol/providerModel";
import type { Args } from "../args";
import type { Child, Scope } from "../scope";
import { createServiceRole } from "../cluster/serviceRole";
import { isList } from "../../../../model/values";
import { list, type Traced } from "../traced";

/** The roles of nodes that a cluster knows: their references, their ARNs, and the ARN of the one it made itself. */
export interface InstanceRoles {
    readonly references: Traced;
    readonly arns: Traced;
    readonly own: Child | undefined;
}

const nodePolicies = [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryReadOnly",
];

/** Finds the node roles a cluster is given, or makes one if it is asked to. */
export async function instanceRolesOf(
    scope: Scope,
    name: string,
    args: Args,
    partition: Traced,
): Promise<InstanceRoles> {
    const one = args.get("instanceRole");
    const given = args.get("instanceRoles") ?? (one && list([one]));
    if (given !== undefined) {
        const references = isList(given.value) ? given.value : [];
        const roles = await Promise.all(
            references.filter((role) => role instanceof ResourceReference).map((role) => scope.find(role)),
        );
        return { references: given, arns: list(roles.map((role) => role.out("arn"))), own: undefined };
    }
    if (args.prompt("createInstanceRole") !== true) {
        return { references: list([]), arns: list([]), own: undefined };
    }
    const { role, attached } = await createServiceRole(scope, `${name}-instanceRole`, {
        service: "ec2.amazonaws.com",
        policies: nodePolicies,
        partition,
        tags: args.get("tags"),
        actions: ["sts:AssumeRole"],
    });
    await scope.resource("aws:iam/instanceProfile:InstanceProfile", `${name}-instanceProfile`, {
        role: { value: role.id, from: attached },
    });
    return { references: list([role.reference]), arns: list([role.out("arn")]), own: role };
}
