import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../partition";
import type { Controller } from "./controllers";
import type { Context } from "./context";

/** A controller's role, and what must be there before the controller's pods start. */
export interface ControllerRole {
    readonly role: aws.iam.Role;
    readonly dependsOn: readonly pulumi.Resource[];
}

/** The IAM role of a controller, with what the controller may do. */
export function createControllerRole(
    { about, provider }: Context,
    { name, may }: Controller,
    assumeRolePolicy: pulumi.Input<string>,
): ControllerRole {
    const role = new aws.iam.Role(name, { assumeRolePolicy }, { provider });
    if ("policy" in may) {
        const policy = may.policy(about.environment);
        return { role, dependsOn: [new aws.iam.RolePolicy(name, { role: role.name, policy }, { provider })] };
    }
    const policyArn = `arn:${partitionOf(about.region)}:iam::aws:policy/${may.managedPolicy}`;
    const attachment = new aws.iam.RolePolicyAttachment(name, { role: role.name, policyArn }, { provider });
    return { role, dependsOn: [attachment] };
}
