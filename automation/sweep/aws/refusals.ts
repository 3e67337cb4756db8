import { CakeError, exitCodes } from "../../system/errors";
import type { AwsTarget } from "./awsTarget";
import { codeOf, failureKind, wordsOf } from "./failures";

/** The error for actions that AWS does not allow to whoever runs this. */
export class MissingPermissions extends CakeError {
    constructor(
        /** As policies name them: `ec2:DeleteVolume`. */
        readonly actions: readonly string[],
        region: string,
        words: string,
    ) {
        const all = actions.join(", ");
        super(
            `AWS does not allow ${all} in ${region}: ${words}`,
            exitCodes.unauthorised,
            `Allow ${all} in the policy of whoever runs this (see aws sts get-caller-identity), and run it again.`,
        );
    }
}

/** The error for a failed call; `elapsed` is in seconds. */
export function refusalOf(
    error: unknown,
    action: string,
    { region, endpoint }: AwsTarget,
    elapsed: number,
): CakeError {
    const kind = failureKind(error);
    const words = wordsOf(error);
    if (kind === "denied") return new MissingPermissions([action], region, words);
    if (kind === "credentials") {
        return new CakeError(
            `AWS did not accept the credentials (${codeOf(error)}) for ${action} in ${region}: ${words}`,
            exitCodes.unauthorised,
            "Sign in again, e.g. `aws sso login`, or set AWS_PROFILE; `aws sts get-caller-identity` says whether it worked.",
            { cause: error },
        );
    }
    if (kind === "throttled") {
        return new CakeError(
            `AWS still throttles ${action} in ${region} after ${elapsed} s: ${words}`,
            exitCodes.timedOut,
            "Run it again when less else calls AWS in this account.",
            { cause: error },
        );
    }
    if (kind === "unreachable") {
        const where = endpoint === undefined ? "" : ` at ${endpoint}`;
        const why = codeOf(error) === "AbortError" ? "no answer" : words || codeOf(error);
        return new CakeError(
            `AWS cannot be reached${where} for ${action} in ${region} (tried for ${elapsed} s): ${why}`,
            exitCodes.error,
            "Check the connection and https://health.aws.amazon.com/, then run it again.",
            { cause: error },
        );
    }
    return new CakeError(
        `AWS refused ${action} in ${region}: ${codeOf(error)}: ${words}`,
        exitCodes.error,
        "Run it again. If it fails again, look at the resource in the AWS console.",
        { cause: error },
    );
}

/** The refusals of one run as one error: it names every missing permission, or is the first refusal if none is missing. */
export function combinedRefusal(refusals: readonly unknown[], region: string): unknown {
    const denied = refusals.filter((each) => each instanceof MissingPermissions);
    const [first] = denied;
    if (first === undefined) return refusals[0];
    const actions = [...new Set(denied.flatMap((each) => each.actions))].sort();
    const words = first.message.slice(first.message.indexOf(": ") + 2);
    return new MissingPermissions(actions, region, words);
}
