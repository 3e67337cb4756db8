import { Aws } from "../../../../automation/sweep/aws/aws";
import type { AwsTarget } from "../../../../automation/sweep/aws/awsTarget";
import { Pacing, type PacingOptions } from "../../../../automation/sweep/aws/pacing";

/** AWS at a target, with short pauses. */
export function awsAt(target: AwsTarget, options: PacingOptions = {}): Aws {
    return new Aws(target, new Pacing({ pause: 1, deadline: 2000, ...options }));
}

/** AWS that nobody answers for: only for calls whose requests are given. */
export function noAws(options: PacingOptions = {}): Aws {
    return awsAt({ region: "eu-central-1", endpoint: "http://127.0.0.1:1" }, options);
}

/** An error as AWS's SDK throws it. */
export function awsError(code: string, message = "no"): Error {
    return Object.assign(new Error(message), { name: code });
}

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
    return promise.then(
        () => undefined,
        (thrown: unknown) => thrown,
    );
}
