import { listClaims } from "../../cake/claims/listClaims";
import { exitCodes } from "../../system/errors";
import { claimsText } from "../../report/text/claimsText";
import type { CommandContext, CommandOutcome } from "../common/command";

/** Who holds which environment, for what, and until when. */
export async function claims(
    { paths, listener }: Pick<CommandContext, "paths" | "listener">,
    now = new Date(),
): Promise<CommandOutcome> {
    const { claims: all, notices } = await listClaims(paths, now);
    for (const text of notices) listener({ code: "notice", text });
    return {
        exitCode: exitCodes.done,
        json: { claims: all },
        text: (terminal) => claimsText(all, terminal, now),
    };
}
