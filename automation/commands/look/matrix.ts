import type { ScheduledAction } from "../../cake/lifecycle/dueFor";
import { jobMatrix } from "../../cake/lifecycle/jobMatrix";
import { exitCodes } from "../../system/errors";
import { checkEnvironment } from "../../../stacks/_settings/load/environments";
import type { CommandContext, CommandOutcome } from "../common/command";

/** The matrix of a workflow over environments, on one line, for `$GITHUB_OUTPUT`. */
export async function matrix(
    names: readonly string[],
    due: ScheduledAction | undefined,
    context: Pick<CommandContext, "paths" | "layers" | "signal" | "listener">,
): Promise<CommandOutcome> {
    for (const name of names) checkEnvironment(context.paths.root, name);
    const { notices, ...made } = await jobMatrix(
        { ...context, layers: await context.layers() },
        names,
        due,
        new Date(),
    );
    for (const text of notices) context.listener({ code: "notice", text });
    return { exitCode: exitCodes.done, json: made, text: () => `${JSON.stringify(made)}\n` };
}
