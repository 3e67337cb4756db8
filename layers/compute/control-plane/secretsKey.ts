import * as aws from "@pulumi/aws";
import type { Context } from "../context";

/** Creates the KMS key that encrypts Kubernetes secrets before they are stored, with an alias that people can read. */
export function createSecretsKey({ about, settings, provider }: Context): aws.kms.Key {
    const key = new aws.kms.Key(
        "secrets",
        {
            description: `Kubernetes secrets of ${about.environment}`,
            deletionWindowInDays: settings.secretsKey.deletionWindowDays,
            enableKeyRotation: settings.secretsKey.rotate,
        },
        { provider },
    );
    new aws.kms.Alias(
        "secrets",
        { name: `alias/${about.environment}/kubernetes-secrets`, targetKeyId: key.keyId },
        { provider },
    );
    return key;
}
