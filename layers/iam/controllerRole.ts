import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../partition";
import type { Controller } from "./controller";
import { createRole, type RoleContext } from "./createRole";

/** A controller's role, and what must be there before the controller's pods start. */
export interface ControllerRole {
    readonly role: aws.iam.Role;
    readonly dependsOn: readonly pulumi.Resource[];
}

/** The IAM role of a controller, with what the controller may do. */
export function createControllerRole(
    context: RoleContext,
    { name, may }: Controller,
    trust: pulumi.Input<string>,
): ControllerRole {
    const opts = { provider: context.provider };
    const role = createRole(context, name, trust);
    if ("policy" in may) {
        const { policy } = may;
        return { role, dependsOn: [new aws.iam.RolePolicy(name, { role: role.name, policy }, opts)] };
    }
    const policyArn = `arn:${partitionOf(context.about.region)}:iam::aws:policy/${may.managedPolicy}`;
    const attachment = new aws.iam.RolePolicyAttachment(name, { role: role.name, policyArn }, opts);
    return { role, dependsOn: [attachment] };
}
