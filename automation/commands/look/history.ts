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
        `--limit takes a whole number from 1 on, not ${JSON.stringify(limit)}.`,
        exitCodes.usage,
        "Leave it out for the last 20 entries.",
    );
}

/** The branch that the settings name; nothing for an environment that is gone, or whose settings are broken. */
async function protectedBranch(root: string, environment: string): Promise<{ readonly branch?: string }> {
    const { loadCommon } = await import("../../../stacks/_settings/load/load");
    try {
        return { branch: loadCommon(root, environment, ["review"]).settings.review.branch };
    } catch {
        return {};
    }
}
