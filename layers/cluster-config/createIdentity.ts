import type { Controller } from "../iam/controller";
import { type ControllerIdentity, createControllerIdentity } from "../iam/controllerIdentity";
import { issuerOf } from "../iam/controllerTrust";
import type { ComponentContext } from "./context";

/** Gives a component's controller its IAM role, in the way that the environment's cluster gives roles. */
export function createIdentity(
    { about, below, settingsBelow, aws }: ComponentContext<unknown>,
    controller: Controller,
): ControllerIdentity {
    const { clusterName, oidcProviderArn } = below;
    const source =
        settingsBelow.controllerIdentity === "oidc"
            ? { oidc: { arn: oidcProviderArn, issuer: oidcProviderArn.apply(issuerOf) } }
            : { podIdentity: { clusterName } };
    return createControllerIdentity({ about, provider: aws }, controller, source);
}
