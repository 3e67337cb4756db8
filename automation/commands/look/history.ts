import { history as historyOf } from "../../cake/history/history";
import { CakeError, exitCodes } from "../../system/errors";
import type { CommandContext, CommandOutcome } from "../common/command";

/** Options of `history`. */
export interface HistoryOptions {
    readonly limit: string;
}

/** Who built, reviewed and deployed an environment's diffs, and when, as its commits tell. */
export async function history(
    environment: string,
    { limit }: HistoryOptions,
    { paths }: CommandContext,
): Promise<CommandOutcome> {
    const result = await historyOf(paths, environment, {
        limit: wholeNumber(limit),
        ...(await protectedBranch(paths.root, environment)),
    });
    const { historyText } = await import("../../report/text/historyText");
    return { exitCode: exitCodes.done, json: result, text: (terminal) => historyText(result, terminal) };
}

function wholeNumber(limit: string): number {
    if (/^[1-9]\d{0,8}$/.test(limit)) return Number(limit);
    throw new CakeError(
        `--limit ${JSON.stringify(limit)} is not a number of entries.`,
        exitCodes.usage,
        "Give a whole number from 1, or leave it out for the newest 20 entries.",
    );
}

/** The protected branch by the settings; empty for an environment that is gone, or whose settings are wrong. */
async function protectedBranch(root: string, environment: string): Promise<{ readonly branch?: string }> {
    const { loadCommon } = await import("../../../stacks/_settings/load/loadCommon");
    try {
        return { branch: loadCommon(root, environment, ["review"]).settings.review.branch };
    } catch {
        return {};
    }
}
