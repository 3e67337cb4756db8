import { CakeError, exitCodes } from "../../system/errors";
import type { AwsTarget } from "./awsTarget";
import { codeOf, failureKind, wordsOf } from "./failures";

/** AWS does not allow some actions to whoever runs this. */
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
            `Allow ${all} in the policy of who runs this (aws sts get-caller-identity says who that is), and run it again.`,
        );
    }
}

/** A failed call, as its user reads it, after so many seconds of trying. */
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
            "Look at the network and at https://health.aws.amazon.com/, then run it again.",
            { cause: error },
        );
    }
    return new CakeError(
        `AWS refused ${action} in ${region}: ${codeOf(error)}: ${words}`,
        exitCodes.error,
        "Run it again; where it stays so, look at the resource in the AWS console.",
        { cause: error },
    );
}

/** All refusals of one run as one: every missing permission is named at once. */
export function togetherOf(refusals: readonly unknown[], region: string): unknown {
    const denied = refusals.filter((each) => each instanceof MissingPermissions);
    const [first] = denied;
    if (first === undefined) return refusals[0];
    const actions = [...new Set(denied.flatMap((each) => each.actions))].sort();
    const words = first.message.slice(first.message.indexOf(": ") + 2);
    return new MissingPermissions(actions, region, words);
}
