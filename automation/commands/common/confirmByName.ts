import { CakeError, exitCodes } from "../../system/errors";
import type { Place } from "../../../stacks/_settings/load/load";
import type { CommandContext } from "./command";
import { notTheName } from "./wrongName";

/** Has an environment's name typed, or given by `--confirm`, before everything of it goes; `again` is the command without it. */
export async function confirmedByName(
    { name, settings }: Place,
    confirm: string | undefined,
    context: Pick<CommandContext, "interactive" | "ask">,
    again: string,
): Promise<void> {
    if (confirm !== undefined && confirm !== name) throw notTheName(confirm, name);
    if (confirm === undefined && !context.interactive) {
        throw new CakeError(
            "There is no terminal to ask on.",
            exitCodes.usage,
            `To destroy without being asked: ${again} --confirm=${name}`,
        );
    }
    const typed =
        confirm ??
        (await context.ask(
            () =>
                `This destroys every resource of ${name} (account ${settings.account}, ${settings.region}).\n`,
            `Type the environment's name to go on: `,
        ));
    if (typed === name) return;
    throw new CakeError(`That is not the name of ${name}; nothing was changed.`, exitCodes.cancelled);
}
