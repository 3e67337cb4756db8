import type { RunRequest } from "../../cake/session/request";
import type { CommandContext } from "./command";

/** Asks at the terminal before a repair; asks nothing if there is no terminal, or if the user has agreed already. */
export function repairConsent(
    { interactive, ask }: Pick<CommandContext, "interactive" | "ask">,
    isAgreed: boolean,
): Pick<RunRequest, "agreeToRepair"> {
    if (!interactive || isAgreed) return {};
    return {
        agreeToRepair: async (interrupted) => {
            const lines = ["An earlier run was interrupted:", ...interrupted.map((text) => `  ${text}`)];
            const answer = await ask(
                () => `${lines.join("\n")}\n`,
                "Look which resources exist, and correct the state? (yes/no) ",
            );
            return /^y(es)?$/i.test(answer);
        },
    };
}
