import type { AwsAccess } from "./awsAccess";

/** The variables that make the `aws` command, and everything else built on AWS's SDKs, use a local cloud. */
export function awsVariables({ region, endpoint, credentials }: AwsAccess): Readonly<Record<string, string>> {
    return {
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
        AWS_ENDPOINT_URL: endpoint,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    };
}
