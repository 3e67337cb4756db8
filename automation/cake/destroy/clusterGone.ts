import { Aws } from "../../sweep/aws/aws";
import type { AwsTarget } from "../../sweep/aws/awsTarget";
import { failureKind } from "../../sweep/aws/failures";
import { Pacing } from "../../sweep/aws/pacing";
import { CakeError, exitCodes } from "../../system/errors";

/** Throws where the credentials are those of another account: what is not there proves nothing then. */
export async function checkAccount(target: AwsTarget, account: string, signal: AbortSignal): Promise<void> {
    const sdk = await import("@aws-sdk/client-sts");
    const client = new sdk.STSClient({ ...target, maxAttempts: 1 });
    const aws = new Aws(target, new Pacing({ signal }));
    const { Account } = await aws.call("sts:GetCallerIdentity", (options) =>
        client.send(new sdk.GetCallerIdentityCommand({}), options),
    );
    if (Account === account) return;
    throw new CakeError(
        `The AWS credentials are those of account ${Account ?? "?"}, but the environment is in ${account}.`,
        exitCodes.unauthorised,
        "Set AWS_PROFILE to a profile of that account, and run it again.",
    );
}

/** Whether AWS says, to somebody of the right account, that there is no such EKS cluster. */
export async function isClusterGone(
    target: AwsTarget,
    cluster: string,
    account: string,
    signal: AbortSignal,
): Promise<boolean> {
    const aws = new Aws(target, new Pacing({ signal }));
    const { sdk, client } = await aws.eks();
    try {
        await aws.call("eks:DescribeCluster", (options) =>
            client.send(new sdk.DescribeClusterCommand({ name: cluster }), options),
        );
        return false;
    } catch (error) {
        if (failureKind(error) !== "gone") throw error;
    }
    await checkAccount(target, account, signal);
    return true;
}
