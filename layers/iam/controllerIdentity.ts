import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Controller } from "./controller";
import { type ControllerRole, createControllerRole } from "./controllerRole";
import { podIdentityTrust, tokenTrust } from "./controllerTrust";
import type { RoleContext } from "./createRole";

/** How controllers get their roles in a cluster: through EKS Pod Identity, or through an OIDC provider (IRSA). */
export type IdentitySource =
    | { readonly podIdentity: { readonly clusterName: pulumi.Input<string> } }
    | { readonly oidc: { readonly arn: pulumi.Input<string>; readonly issuer: pulumi.Input<string> } };

/** A controller's role, what must be there before its pods start, and annotations for its service account. */
export interface ControllerIdentity extends ControllerRole {
    /** Empty with Pod Identity: an annotation that names a role would break it. */
    readonly annotations: Readonly<Record<string, pulumi.Output<string>>>;
}

/**
 * Gives a controller an IAM role. With EKS Pod Identity the association names the service account, and EKS gives
 * credentials to pods that are made after it: let the controller come after `dependsOn`. An association holds the role's
 * ARN, so it goes on working if a role of the same name takes the role's place.
 */
export function createControllerIdentity(
    context: RoleContext,
    controller: Controller,
    source: IdentitySource,
): ControllerIdentity {
    if ("oidc" in source) {
        const trust = pulumi.output(source.oidc).apply((oidc) => tokenTrust(oidc, controller));
        const made = createControllerRole(context, controller, trust);
        return { ...made, annotations: { "eks.amazonaws.com/role-arn": made.role.arn } };
    }
    const { role, dependsOn } = createControllerRole(context, controller, podIdentityTrust);
    const { name, namespace, serviceAccount } = controller;
    const association = new aws.eks.PodIdentityAssociation(
        name,
        { clusterName: source.podIdentity.clusterName, namespace, serviceAccount, roleArn: role.arn },
        { provider: context.provider },
    );
    return { role, dependsOn: [...dependsOn, association], annotations: {} };
}
