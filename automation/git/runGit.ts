import { execFile, type ExecFileException } from "node:child_process";
import { existsSync } from "node:fs";
import { CakeError, exitCodes } from "../system/errors";
import { errorCode } from "../system/files";
import { masked } from "./masked";

/** The result of a run of git. */
export interface GitRun {
    readonly exitCode: number;
    readonly stdout: string;
    /** Without credentials. */
    readonly stderr: string;
}

/** The input of a run of git besides its arguments. */
export interface GitInput {
    readonly env?: Readonly<Record<string, string>>;
    readonly stdin?: string;
    /** Makes stdout hold one character for each byte instead of UTF-8 text. */
    readonly bytes?: true;
}

/** The error for a failed git command; the message has git's words. */
export class GitError extends CakeError {
    constructor(command: string, run: GitRun, remedy?: string) {
        super(`git ${command} failed: ${gitsWords(run)}`, exitCodes.error, remedy);
    }
}

// In a hook, git sets these variables to a repository, folder or index that may be another one.
const ofAnotherRun = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_QUARANTINE_PATH",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
];

const alike = ["core.quotepath=false", "color.ui=false", "log.showSignature=false"];
const options = ["--literal-pathspecs", ...alike.flatMap((setting) => ["-c", setting])];

/** Runs git in a folder and returns the result, whatever its exit code. Paths are taken literally; git asks no questions. */
export function runGit(folder: string, args: readonly string[], input: GitInput = {}): Promise<GitRun> {
    const inherited = Object.entries(process.env).filter(([name]) => !ofAnotherRun.includes(name));
    const env = { ...Object.fromEntries(inherited), LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", ...input.env };
    return new Promise((done, reject) => {
        const encoding = input.bytes === true ? "latin1" : "utf8";
        const place = { cwd: folder, env, encoding, maxBuffer: Infinity } as const;
        const child = execFile("git", [...options, ...args], place, (error, stdout, stderr) => {
            const exitCode = error === null ? 0 : error.code;
            if (typeof exitCode === "number") done({ exitCode, stdout, stderr: masked(stderr) });
            else reject(notRun(folder, error));
        });
        // If git ends without reading its input, its exit code says why.
        child.stdin?.on("error", () => undefined).end(input.stdin ?? "");
    });
}

/** Runs git and returns its stdout; throws a `GitError` if it fails. */
export async function git(folder: string, args: readonly string[], input: GitInput = {}): Promise<string> {
    const run = await runGit(folder, args, input);
    if (run.exitCode !== 0) throw new GitError(args[0] ?? "", run);
    return run.stdout;
}

/** The message of git about a failure, or its exit code. */
export function gitsWords({ stderr, stdout, exitCode }: GitRun): string {
    const text = stderr.trim() === "" ? masked(stdout).trim() : stderr.trim();
    return text === "" ? `exit code ${exitCode}` : text.replace(/^fatal: /, "");
}

/** The items of an output in which each item ends with NUL. */
export function nulSeparated(text: string): readonly string[] {
    return text.split("\0").filter((item) => item !== "");
}

function notRun(folder: string, error: ExecFileException | null): Error {
    if (errorCode(error) === "ENOENT" && existsSync(folder)) {
        const remedy = "Install git (https://git-scm.com/downloads), then run the command again.";
        return new CakeError("There is no git on the PATH.", exitCodes.error, remedy);
    }
    if (typeof error?.signal === "string") {
        return new CakeError(`git was stopped by ${error.signal}.`, exitCodes.cancelled);
    }
    return new Error(masked(error?.message ?? "git did not run"));
}
