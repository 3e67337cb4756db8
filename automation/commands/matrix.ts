import type { ScheduledAction } from "../cake/lifecycle/dueFor";
import { jobMatrix } from "../cake/lifecycle/matrix";
import { exitCodes } from "../errors";
import { checkEnvironment } from "../../stacks/environments";
import type { CommandContext, CommandOutcome } from "./command";

/** The matrix of a workflow over environments, on one line, for `$GITHUB_OUTPUT`. */
export async function matrix(
    names: readonly string[],
    due: ScheduledAction | undefined,
    { paths, listener }: Pick<CommandContext, "paths" | "listener">,
): Promise<CommandOutcome> {
    for (const name of names) checkEnvironment(paths.root, name);
    const { notices, ...made } = await jobMatrix(paths, names, due, new Date());
    for (const text of notices) listener({ code: "notice", text });
    return { exitCode: exitCodes.done, json: made, text: () => `${JSON.stringify(made)}\n` };
}
