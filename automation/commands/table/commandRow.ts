import type { CommandBody } from "../common/command";

/** One option, in commander's notation. */
export interface OptionRow {
    readonly flags: string;
    readonly help: string;
    readonly choices?: readonly string[];
    readonly default?: string | boolean;
}

/** What stands on the command line: for each argument a word, for a `...` one its words. */
export type CommandArguments = readonly (string & readonly string[])[];

/** One command as the command line shows it. What it needs is imported only when it runs. */
export interface CommandRow {
    readonly name: string;
    readonly summary: string;
    readonly description?: string;
    /** In commander's notation: `<environment>`, `[args...]`. */
    readonly args: readonly string[];
    readonly options: readonly OptionRow[];
    readonly examples: readonly string[];
    /** Whether everything behind the first argument belongs to another program. */
    readonly passesThrough?: boolean;
    readonly run: (args: CommandArguments, options: never) => CommandBody;
}
