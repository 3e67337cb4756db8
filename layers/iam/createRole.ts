import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { About } from "../contract";

/** What a layer makes roles with. */
export interface RoleContext {
    readonly about: About;
    readonly provider: aws.Provider;
}

/**
 * An IAM role that the principals of a trust policy can take. Every role of every layer is made here: it carries the
 * environment's permissions boundary, if the settings name one.
 */
export function createRole(
    { about, provider }: RoleContext,
    name: string,
    assumeRolePolicy: pulumi.Input<string>,
): aws.iam.Role {
    const { permissionsBoundary } = about;
    return new aws.iam.Role(
        name,
        { assumeRolePolicy, ...(permissionsBoundary !== undefined && { permissionsBoundary }) },
        { provider },
    );
}
