import {
    InvalidEnvironmentName,
    SettingsError,
    UnknownEnvironment,
} from "../../stacks/_settings/load/errors";
import { CakeError, exitCodes, type ExitCode } from "../system/errors";
import { paint } from "./terminal/paint";
import type { Terminal } from "./terminal/terminal";

/** A problem in a file of the user's. */
export interface ErrorProblem {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly key: string;
    readonly message: string;
    readonly remedy?: string;
}

/** An error as it is reported: one that the user can fix, or a bug. */
export interface ErrorReport {
    readonly message: string;
    readonly exitCode: ExitCode;
    readonly remedy?: string;
    readonly problems?: readonly ErrorProblem[];
    /** Only of bugs; shown on demand. */
    readonly stack?: string;
}

/** The exit code that an error ends the process with. */
export function exitCodeOfError(error: unknown): ExitCode {
    return errorReport(error).exitCode;
}

/** The report of an error. */
export function errorReport(error: unknown): ErrorReport {
    if (error instanceof CakeError) {
        return { message: error.message, exitCode: error.exitCode, ...remedyOf(error) };
    }
    if (error instanceof SettingsError) {
        const { problems } = error;
        const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
        return {
            message: `The settings of ${error.environment} have ${count}.`,
            exitCode: exitCodes.usage,
            problems,
        };
    }
    if (error instanceof UnknownEnvironment) {
        return { message: error.message, exitCode: exitCodes.unknownEnvironment, ...remedyOf(error) };
    }
    if (error instanceof InvalidEnvironmentName) {
        return { message: error.message, exitCode: exitCodes.usage, ...remedyOf(error) };
    }
    if (error instanceof Error && error.name === "AbortError") {
        return { message: "Cancelled.", exitCode: exitCodes.cancelled };
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const stack = error instanceof Error ? stackOf(error) : undefined;
    return { message, exitCode: exitCodes.bug, ...(stack === undefined ? {} : { stack }) };
}

/** An error for stderr: what happened, where, and what to do next. The stack trace only with `debug`. */
export function errorText(error: unknown, terminal: Terminal, debug = false): string {
    const report = errorReport(error);
    const isBug = report.exitCode === exitCodes.bug;
    const [first = "", ...rest] = report.message.split("\n");
    const lines = [`${paint(terminal, "bad", isBug ? "bug:" : "error:")} ${first}`, ...rest];
    for (const problem of report.problems ?? []) lines.push(...problemLines(problem, terminal));
    if (report.remedy !== undefined) lines.push("", report.remedy);
    const stack = report.stack ?? (error instanceof Error ? stackOf(error) : undefined);
    if (debug && stack !== undefined) lines.push("", paint(terminal, "quiet", stack));
    else if (isBug)
        lines.push(
            "",
            "This is a bug of Layer Cake, not your mistake. Run the command with --debug to see where it is.",
        );
    return `${lines.join("\n")}\n`;
}

/** An error as the members of a command's JSON document. */
export function errorJson(error: unknown, debug = false): { readonly error: ErrorReport } {
    const { stack, ...report } = errorReport(error);
    return { error: debug && stack !== undefined ? { ...report, stack } : report };
}

function problemLines(
    { file, line, column, key, message, remedy }: ErrorProblem,
    terminal: Terminal,
): string[] {
    const where = paint(terminal, "strong", `${file}:${line}:${column}`);
    const what = `  ${where} ${key === "" ? "" : `${key}: `}${message}`;
    return remedy === undefined || remedy === "" ? [what] : [what, `      ${remedy}`];
}

function remedyOf({ remedy }: { readonly remedy?: string | undefined }): { remedy?: string } {
    return remedy === undefined ? {} : { remedy };
}

function stackOf(error: Error): string {
    const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : "";
    return `${error.stack ?? String(error)}${cause}`;
}
