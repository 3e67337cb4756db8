import type { RunRequest } from "../../cake/session/request";
import type { CommandContext } from "./command";

/** How somebody at a terminal agrees to a repair; nobody is asked where there is none, or where it is agreed to already. */
export function agreement(
    { interactive, ask }: Pick<CommandContext, "interactive" | "ask">,
    isAgreed: boolean,
): Pick<RunRequest, "agreeToRepair"> {
    if (!interactive || isAgreed) return {};
    return {
        agreeToRepair: async (interrupted) => {
            const lines = ["An earlier run was interrupted:", ...interrupted.map((text) => `  ${text}`)];
            const answer = await ask(
                () => `${lines.join("\n")}\n`,
                "Look what exists and put the state right? (yes/no) ",
            );
            return /^y(es)?$/i.test(answer);
        },
    };
}
