import { CakeError, exitCodes } from "../../system/errors";
import { masked } from "../masked";
import { gitsWords, runGit } from "../runGit";

/** A commit to push to a branch of a remote. */
export interface Push {
    readonly folder: string;
    readonly remote: string;
    readonly branch: string;
    readonly commit: string;
}

/** What the error of a refused push says. */
export interface RefusalTexts {
    /** The beginning of the message: `The push to origin was refused`. */
    readonly what: string;
    readonly remedy: string;
}

/** How the words of a remote look when somebody else pushed first, as git itself sees it or as the remote says it. */
const behind = [
    /\[rejected\] \((fetch first|non-fast-forward)\)/,
    /failed to update ref|cannot lock ref|incorrect old value|failed to lock|already exists/,
];

/** Pushes a commit. Returns false if somebody else pushed first; throws a `CakeError` for any other refusal. */
export async function push(
    { folder, remote, branch, commit }: Push,
    { what, remedy }: RefusalTexts,
): Promise<boolean> {
    const run = await runGit(folder, ["push", "--porcelain", remote, `${commit}:refs/heads/${branch}`]);
    if (run.exitCode === 0) return true;
    // `!<tab>from:to<tab>[rejected] (fetch first)`
    const refusal = run.stdout.split("\n").find((line) => line.startsWith("!")) ?? "";
    if (behind.some((pattern) => pattern.test(refusal))) return false;
    const words = [gitsWords(run), masked(/\[remote rejected\] .*/.exec(refusal)?.[0] ?? "")];
    const text = [...new Set(words)].filter((word) => word !== "").join("\n");
    throw new CakeError(`${what}: ${text}`, exitCodes.error, remedy);
}
