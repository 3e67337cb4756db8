import type * as pulumi from "@pulumi/pulumi";

/**
 * Puts a permissions boundary on the roles that a component of another package makes, if it has no argument for that.
 * The roles keep their names and parents: a component that takes a role instead would have its own one replaced.
 */
export function boundaryTransform(permissionsBoundary: string): pulumi.ResourceTransform {
    return ({ type, props, opts }) =>
        type === "aws:iam/role:Role" ? { props: { ...props, permissionsBoundary }, opts } : undefined;
}
