import { execFile, type ExecFileException } from "node:child_process";
import { existsSync } from "node:fs";
import { CakeError, exitCodes } from "../system/errors";
import { errorCode } from "../system/files";
import { masked } from "./masked";

/** How a run of git ended. */
export interface GitRun {
    readonly exitCode: number;
    readonly stdout: string;
    /** Without credentials. */
    readonly stderr: string;
}

/** What a run of git is given besides its arguments. */
export interface GitInput {
    readonly env?: Readonly<Record<string, string>>;
    readonly stdin?: string;
    /** Has stdout hold a character for each byte rather than UTF-8 text. */
    readonly bytes?: true;
}

/** A git command that did not do what it was asked; the message has git's words. */
export class GitError extends CakeError {
    constructor(command: string, run: GitRun, remedy?: string) {
        super(`git ${command} failed: ${gitsWords(run)}`, exitCodes.error, remedy);
    }
}

// What git sets for its hooks names another repository, folder or index than the one that we are asked about.
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

/** Runs git in a folder, paths taken literally, and tells how it ended whatever its exit code. Never asks anything. */
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
        // A git that ends without having read its input is told about by its exit code.
        child.stdin?.on("error", () => undefined).end(input.stdin ?? "");
    });
}

/** What git answers on stdout; anything but success is an error. */
export async function git(folder: string, args: readonly string[], input: GitInput = {}): Promise<string> {
    const run = await runGit(folder, args, input);
    if (run.exitCode !== 0) throw new GitError(args[0] ?? "", run);
    return run.stdout;
}

/** What git said about a failure. */
export function gitsWords({ stderr, stdout, exitCode }: GitRun): string {
    const text = stderr.trim() === "" ? masked(stdout).trim() : stderr.trim();
    return text === "" ? `exit code ${exitCode}` : text.replace(/^fatal: /, "");
}

/** The items of an answer in which each ends with NUL. */
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
