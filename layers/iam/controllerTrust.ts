import { trustOf } from "./trustPolicy";

/** A service account of the cluster. */
export interface ServiceAccount {
    readonly namespace: string;
    readonly serviceAccount: string;
}

/** The tokens of service accounts are for STS, and an OIDC provider takes them for nothing else. */
export const tokenAudience = "sts.amazonaws.com";

/** The policy that lets EKS Pod Identity take a role, as JSON text; an association says for which service account. */
export const podIdentityTrust = trustOf("pods.eks.amazonaws.com", ["sts:AssumeRole", "sts:TagSession"]);

/** The policy that lets one service account take a role with its token (IRSA), as JSON text. */
export function tokenTrust(
    { arn, issuer }: { readonly arn: string; readonly issuer: string },
    { namespace, serviceAccount }: ServiceAccount,
): string {
    const subject = `system:serviceaccount:${namespace}:${serviceAccount}`;
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Federated: arn },
                Action: "sts:AssumeRoleWithWebIdentity",
                Condition: {
                    StringEquals: { [`${issuer}:aud`]: tokenAudience, [`${issuer}:sub`]: subject },
                },
            },
        ],
    });
}

/** The issuer of an OIDC provider, which is the name in its ARN: `oidc.eks.eu-central-1.amazonaws.com/id/…`. */
export function issuerOf(oidcProviderArn: string): string {
    return oidcProviderArn.slice(oidcProviderArn.indexOf("/") + 1);
}
