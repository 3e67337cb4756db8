import type { Place } from "../../../stacks/_settings/load/place";
import type { RunResult } from "../../cake/model/results";
import { previewText } from "../../report/text/previewText";
import { CakeError, exitCodes } from "../../system/errors";
import type { CommandContext } from "../common/command";
import { wrongName } from "../common/wrongName";

/** Options by which a user agrees to an up before it asks. */
export interface UpConsentChoice {
    readonly yes: boolean;
    /** The environment's name; a protected environment asks for it instead of a yes. */
    readonly confirm?: string;
}

/**
 * Returns what asks for consent to the changes of an up: nothing if the options give it, else the user at the terminal.
 * Throws a CakeError (exit code 2) if there is nobody to ask, or if `--confirm` gives another name.
 */
export function upConsent(
    { name, settings }: Pick<Place, "name" | "settings">,
    choice: UpConsentChoice,
    { interactive, ask }: Pick<CommandContext, "interactive" | "ask">,
): (diff: NonNullable<RunResult["diff"]>) => Promise<boolean> {
    const { isGiven, option, question, isYes } = settings.protected
        ? byName(name, choice)
        : byYes(name, choice);
    if (isGiven) return () => Promise.resolve(true);
    if (interactive)
        return async (diff) => isYes(await ask((terminal) => previewText(diff, terminal), question));
    throw new CakeError(
        settings.protected
            ? `${name} is protected, and there is no terminal to ask on.`
            : "There is no terminal to ask on.",
        exitCodes.usage,
        `To deploy without being asked: npm run up -- ${name} ${option}`,
    );
}

interface Consent {
    readonly isGiven: boolean;
    /** The option that gives it, so that nothing is asked. */
    readonly option: string;
    readonly question: string;
    readonly isYes: (answer: string) => boolean;
}

function byYes(name: string, { yes, confirm }: UpConsentChoice): Consent {
    return {
        isGiven: yes || confirm === name,
        option: "--yes",
        question: `Deploy these changes to ${name}? (yes/no) `,
        isYes: (answer) => /^y(es)?$/i.test(answer),
    };
}

function byName(name: string, { confirm }: UpConsentChoice): Consent {
    if (confirm !== undefined && confirm !== name) throw wrongName(confirm, name);
    return {
        isGiven: confirm === name,
        option: `--confirm=${name}`,
        question: `${name} is protected. Type its name to deploy these changes: `,
        isYes: (answer) => answer === name,
    };
}
