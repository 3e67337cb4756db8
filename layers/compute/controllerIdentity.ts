import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../partition";
import { type Controller, controllers } from "./controllers";
import type { Making } from "./making";
import { trustOf } from "./trustPolicy";

/** A controller's role, and what must be there before the controller's pods start. */
export interface ControllerIdentity {
    readonly role: aws.iam.Role;
    readonly dependsOn: readonly pulumi.Resource[];
}

/** The controllers' roles by controller, and the OIDC provider where they are trusted through one. */
export interface ControllerIdentities {
    readonly byName: ReadonlyMap<string, ControllerIdentity>;
    readonly oidcProvider?: aws.iam.OpenIdConnectProvider;
}

function createRole(
    { about, provider }: Making,
    { name, policy }: Controller,
    assumeRolePolicy: pulumi.Input<string>,
): { role: aws.iam.Role; attachment: aws.iam.RolePolicyAttachment } {
    const role = new aws.iam.Role(name, { assumeRolePolicy }, { provider });
    const policyArn = `arn:${partitionOf(about.region)}:iam::aws:policy/${policy}`;
    const attachment = new aws.iam.RolePolicyAttachment(name, { role: role.name, policyArn }, { provider });
    return { role, attachment };
}

/** Roles through EKS Pod Identity: the association names the service account, the role trusts EKS. */
function withPodIdentity(made: Making, cluster: eks.Cluster): ControllerIdentities {
    const trust = trustOf("pods.eks.amazonaws.com", ["sts:AssumeRole", "sts:TagSession"]);
    return {
        byName: new Map(
            controllers.map((controller) => {
                const { name, namespace, serviceAccount } = controller;
                const { role, attachment } = createRole(made, controller, trust);
                const association = new aws.eks.PodIdentityAssociation(
                    name,
                    { clusterName: cluster.eksCluster.name, namespace, serviceAccount, roleArn: role.arn },
                    { provider: made.provider },
                );
                return [name, { role, dependsOn: [attachment, association] }];
            }),
        ),
    };
}

/** Roles through the cluster's OIDC issuer (IRSA): each role trusts one service account's tokens. */
function withOidc(made: Making, cluster: eks.Cluster): ControllerIdentities {
    const audience = "sts.amazonaws.com";
    const oidcProvider = new aws.iam.OpenIdConnectProvider(
        "cluster",
        { url: cluster.oidcProviderUrl, clientIdLists: [audience] },
        { provider: made.provider },
    );
    const trust = ({ namespace, serviceAccount }: Controller) =>
        pulumi.all([oidcProvider.arn, cluster.oidcIssuer]).apply(([arn, issuer]) =>
            JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Federated: arn },
                        Action: "sts:AssumeRoleWithWebIdentity",
                        Condition: {
                            StringEquals: {
                                [`${issuer}:aud`]: audience,
                                [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
                            },
                        },
                    },
                ],
            }),
        );
    return {
        oidcProvider,
        byName: new Map(
            controllers.map((controller) => {
                const { role, attachment } = createRole(made, controller, trust(controller));
                return [controller.name, { role, dependsOn: [attachment] }];
            }),
        ),
    };
}

/** Gives the controllers their IAM roles, in the way that the settings choose. */
export function createControllerIdentities(made: Making, cluster: eks.Cluster): ControllerIdentities {
    const create = { podIdentity: withPodIdentity, oidc: withOidc }[made.settings.controllerIdentity];
    return create(made, cluster);
}
