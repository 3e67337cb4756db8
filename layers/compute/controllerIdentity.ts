import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { type ControllerRole, createControllerRole } from "./controllerRole";
import { type Controller, controllers } from "./controllers";
import type { Context } from "./context";
import { trustOf } from "./trustPolicy";

/** The controllers' roles by controller, and the OIDC provider where they are trusted through one. */
export interface ControllerIdentities {
    readonly byName: ReadonlyMap<string, ControllerRole>;
    readonly oidcProvider?: aws.iam.OpenIdConnectProvider;
}

function forEachController(create: (controller: Controller) => ControllerRole): Map<string, ControllerRole> {
    return new Map(controllers.map((controller) => [controller.name, create(controller)]));
}

/** Roles through EKS Pod Identity: the association names the service account, the role trusts EKS. */
function withPodIdentity(context: Context, cluster: eks.Cluster): ControllerIdentities {
    const trust = trustOf("pods.eks.amazonaws.com", ["sts:AssumeRole", "sts:TagSession"]);
    const byName = forEachController((controller) => {
        const { name, namespace, serviceAccount } = controller;
        const { role, dependsOn } = createControllerRole(context, controller, trust);
        const association = new aws.eks.PodIdentityAssociation(
            name,
            { clusterName: cluster.eksCluster.name, namespace, serviceAccount, roleArn: role.arn },
            { provider: context.provider },
        );
        return { role, dependsOn: [...dependsOn, association] };
    });
    return { byName };
}

/** Roles through the cluster's OIDC issuer (IRSA): each role trusts the tokens of one service account. */
function withOidc(context: Context, cluster: eks.Cluster): ControllerIdentities {
    const audience = "sts.amazonaws.com";
    const oidcProvider = new aws.iam.OpenIdConnectProvider(
        "cluster",
        { url: cluster.oidcProviderUrl, clientIdLists: [audience] },
        { provider: context.provider },
    );
    const trust = (subject: string) =>
        pulumi.all([oidcProvider.arn, cluster.oidcIssuer]).apply(([arn, issuer]) =>
            JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Federated: arn },
                        Action: "sts:AssumeRoleWithWebIdentity",
                        Condition: {
                            StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subject },
                        },
                    },
                ],
            }),
        );
    const byName = forEachController((controller) => {
        const subject = `system:serviceaccount:${controller.namespace}:${controller.serviceAccount}`;
        return createControllerRole(context, controller, trust(subject));
    });
    return { oidcProvider, byName };
}

/** Gives the controllers their IAM roles, in the way that the settings choose. */
export function createControllerIdentities(context: Context, cluster: eks.Cluster): ControllerIdentities {
    const create = { podIdentity: withPodIdentity, oidc: withOidc }[context.settings.controllerIdentity];
    return create(context, cluster);
}
