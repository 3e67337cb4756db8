import { CakeError, exitCodes } from "../../system/errors";
import type { ResourceFailure, StackSpec } from "../types";
import { PulumiExit } from "./pulumiProcess";

/** A failure of the engine or of its state, not of a resource: how to recognise it, and its error. */
interface Known {
    readonly sign: RegExp;
    /** Whether it also counts in a failure of a resource or of the program; there, other signs may be a provider's words about something else. */
    readonly anywhere?: boolean;
    readonly error: (spec: StackSpec, text: string) => CakeError;
}

const known: readonly Known[] = [
    {
        sign: /incorrect passphrase/,
        error: (spec) =>
            new CakeError(
                `Wrong passphrase for the secrets of ${stackName(spec)}.`,
                exitCodes.unauthorised,
                "Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to the passphrase it was created with.",
            ),
    },
    {
        sign: /passphrase must be set|get passphrase/i,
        error: (spec) =>
            new CakeError(
                `No passphrase for the secrets of ${stackName(spec)}.`,
                exitCodes.unauthorised,
                "Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE.",
            ),
    },
    {
        sign: /the stack is currently locked by/,
        error: (spec, text) => {
            const holders = [...text.matchAll(/created by (.+) at (\S+)/g)].map(
                ([, who, since]) => `${who ?? "somebody"} since ${since ?? "an unknown time"}`,
            );
            return new CakeError(
                `The state of ${stackName(spec)} is locked by ${holders.join(", and by ")}.`,
                exitCodes.error,
                `Wait for it to end. If that process is dead: pulumi cancel --stack ${spec.stack}, in ${spec.workDir}, with PULUMI_BACKEND_URL=${spec.backend}`,
            );
        },
    },
    {
        sign: /violates plan|not allowed by the plan/,
        anywhere: true,
        error: (spec, text) =>
            new CakeError(
                `${stackName(spec)} would change in another way than planned, so the engine stopped: ${firstLine(text, /plan/)}`,
                exitCodes.ruleViolated,
                "What was planned and done before stays done. Preview again, and review what differs.",
            ),
    },
    {
        sign: /no resource plugin '([^']+)' found|failed to load plugin|could not load plugin|no language plugin/i,
        anywhere: true,
        error: (spec, text) =>
            new CakeError(
                `A plugin that ${stackName(spec)} needs is missing: ${firstLine(text, /plugin/)}`,
                exitCodes.error,
                "Install it with `pulumi plugin install`, or check the connection to its download server; `doctor` lists the plugins.",
            ),
    },
    {
        sign: /snapshot integrity failure|failed to load checkpoint|invalid character|unexpected end of JSON input|unmarshal/i,
        error: (spec, text) =>
            new CakeError(
                `The state of ${stackName(spec)} in ${spec.backend} cannot be read: ${firstLine(text, /integrity|checkpoint|invalid|unexpected end|unmarshal/i)}`,
                exitCodes.error,
                "Nothing was changed. Restore it from its .bak file beside it, or from .pulumi/backups.",
            ),
    },
    {
        sign: /permission denied|read-only file system|AccessDenied|not authorized to perform/,
        error: (spec, text) =>
            new CakeError(
                `The state in ${spec.backend} cannot be used: ${firstLine(text, /denied|read-only|not authorized/)}`,
                exitCodes.error,
                "Make it writable for you, then run the command again.",
            ),
    },
    {
        sign: /NoSuchBucket|no such host|connection refused|NoCredentialProviders|failed to open bucket|get credentials/i,
        error: (spec, text) =>
            new CakeError(
                `The state in ${spec.backend} cannot be reached: ${firstLine(text, /NoSuchBucket|host|refused|credential|bucket/i)}`,
                exitCodes.error,
                "Check its address and your credentials with `doctor`.",
            ),
    },
];

/** The name of a stack, for people: `sandbox-a/network`. */
export function stackName(spec: StackSpec): string {
    return `${spec.stack}/${spec.project}`;
}

function firstLine(text: string, sign: RegExp): string {
    const line = text.split("\n").find((candidate) => sign.test(candidate)) ?? text.split("\n")[0] ?? "";
    return line.trim().replace(/^error: /, "");
}

/**
 * The error for a failed engine run if the engine itself or its state is at fault; undefined if a resource is. `said` is
 * the last output of the engine, `aboutResources` the texts of failed resources.
 */
export function engineError(
    spec: StackSpec,
    said: string,
    aboutResources: readonly string[] = [],
): CakeError | undefined {
    for (const { sign, anywhere, error } of known) {
        const text = [said, ...(anywhere === true ? aboutResources : [])].find((one) => sign.test(one));
        if (text !== undefined) return error(spec, text);
    }
    return undefined;
}

/** The error for a failed engine run without a failed resource. */
export function unexplained(spec: StackSpec, error: Error, redact: (text: string) => string): Error {
    if (!(error instanceof PulumiExit)) return error;
    const text = redact(error.stderr.trim() === "" ? error.stdout.trim().slice(-2000) : error.stderr.trim());
    const message = `The engine failed on ${stackName(spec)}: ${text.replace(/^error: /, "")}`;
    return new CakeError(message, exitCodes.error, "Check the installation with `doctor`.", {
        cause: undefined,
    });
}

/** The error for a preview in which the program or resources failed. */
export function previewFailed(spec: StackSpec, failures: readonly ResourceFailure[]): CakeError {
    const texts = failures.map(
        ({ urn, text }) => `  ${urn === "" ? "" : `${urn.split("::").slice(2).join("::")}: `}${text}`,
    );
    return new CakeError(
        [`The preview of ${stackName(spec)} failed:`, ...texts].join("\n"),
        exitCodes.resourceFailed,
        `Nothing of ${spec.project} was changed.`,
    );
}
