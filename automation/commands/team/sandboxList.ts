import { listSandboxes } from "../../cake/sandbox/listSandboxes";
import { sandboxesText } from "../../report/text/sandboxesText";
import { exitCodes } from "../../system/errors";
import type { CommandContext, CommandOutcome } from "../common/command";

/** Lists all sandboxes, with who uses each and until when it lives. */
export async function sandboxList({
    paths,
    listener,
}: Pick<CommandContext, "paths" | "listener">): Promise<CommandOutcome> {
    const now = new Date();
    const { sandboxes, notices } = await listSandboxes(paths, now);
    for (const text of notices) listener({ code: "notice", text });
    return {
        exitCode: exitCodes.done,
        json: { sandboxes },
        text: (terminal) => sandboxesText(sandboxes, terminal, now),
    };
}
