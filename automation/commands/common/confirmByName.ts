import { CakeError, exitCodes } from "../../system/errors";
import type { Place } from "../../../stacks/_settings/load/place";
import type { CommandContext } from "./command";
import { wrongName } from "./wrongName";

/** Asks for an environment's name, unless `--confirm` gives it, before all of it is destroyed; `again` is the command without `--confirm`. */
export async function confirmByName(
    { name, settings }: Place,
    confirm: string | undefined,
    context: Pick<CommandContext, "interactive" | "ask">,
    again: string,
): Promise<void> {
    if (confirm !== undefined && confirm !== name) throw wrongName(confirm, name);
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
