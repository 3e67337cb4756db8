import type { AwsAccess } from "../localCloud";

/** The variables that make the `aws` command, and everything else built on AWS's SDKs, use a cloud. */
export function awsVariables({ region, endpoint, credentials }: AwsAccess): Readonly<Record<string, string>> {
    return {
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
        ...(endpoint === undefined ? {} : { AWS_ENDPOINT_URL: endpoint }),
        ...(credentials === undefined
            ? {}
            : {
                  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
                  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
              }),
    };
}
