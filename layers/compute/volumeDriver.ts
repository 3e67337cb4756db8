import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import type * as pulumi from "@pulumi/pulumi";
import type { Controller } from "../iam/controller";
import { createControllerIdentity } from "../iam/controllerIdentity";
import { tokenAudience } from "../iam/controllerTrust";
import type { Context } from "./context";

/** The volume driver, an add-on: makes EBS volumes of PersistentVolumeClaims. */
export const volumeDriver: Controller = {
    name: "aws-ebs-csi-driver",
    namespace: "kube-system",
    serviceAccount: "ebs-csi-controller-sa",
    may: { managedPolicy: "service-role/AmazonEBSCSIDriverPolicy" },
};

/** How the volume driver gets its role, and the OIDC provider if roles are given through one. */
export interface VolumeDriverIdentity {
    readonly role: aws.iam.Role;
    /** What must be there before the driver's pods start. */
    readonly dependsOn: readonly pulumi.Resource[];
    readonly oidcProvider?: aws.iam.OpenIdConnectProvider;
}

/** Gives the volume driver its IAM role, in the way that the settings choose. */
export function createVolumeDriverIdentity(context: Context, cluster: eks.Cluster): VolumeDriverIdentity {
    if (context.settings.controllerIdentity === "podIdentity") {
        const { name: clusterName } = cluster.eksCluster;
        return createControllerIdentity(context, volumeDriver, { podIdentity: { clusterName } });
    }
    const oidcProvider = new aws.iam.OpenIdConnectProvider(
        "cluster",
        { url: cluster.oidcProviderUrl, clientIdLists: [tokenAudience] },
        { provider: context.provider },
    );
    const oidc = { arn: oidcProvider.arn, issuer: cluster.oidcIssuer };
    return { ...createControllerIdentity(context, volumeDriver, { oidc }), oidcProvider };
}
