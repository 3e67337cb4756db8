import type { Layer } from "../../../layers/contract";
import type { CakeListener } from "../../cake/model/events";
import type { Paths } from "../../cake/model/paths";
import type { Terminal } from "../../report/terminal/terminal";

/** What every command is given besides its own arguments. */
export interface CommandContext {
    readonly paths: Paths;
    /** Loads the cake, bottom layer first; commands that only look at the team's records do without. */
    readonly layers: () => Promise<readonly Layer[]>;
    readonly signal: AbortSignal;
    /** Takes the events of a run, for progress. */
    readonly listener: CakeListener;
    /** Whether somebody can be asked. */
    readonly interactive: boolean;
    /** Shows a text on stderr, then asks a question; the answer is trimmed. Only when interactive. */
    readonly ask: (shown: (terminal: Terminal) => string, question: string) => Promise<string>;
}

/** What a command answers: the same thing as text and as JSON; cli.ts writes one of them to stdout. */
export interface CommandOutcome {
    /** kubectl has codes of its own. */
    readonly exitCode: number;
    readonly json: unknown;
    readonly text: (terminal: Terminal) => string;
}

/** A command's body, as the table of commands has it. */
export type CommandBody = (
    context: CommandContext,
    print: (text: string) => void,
) => Promise<CommandOutcome> | CommandOutcome;
