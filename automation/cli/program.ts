import { Command, Option } from "commander";
import type { CommandArguments, CommandRow, OptionRow } from "../commands/table/commandRow";
import type { CommandGroup } from "../commands/table/commandTable";
import { commonOptions } from "../commands/table/options";

/** Runs a command that was found on the command line. */
export type OnCommand = (
    row: CommandRow,
    args: CommandArguments,
    options: Readonly<Record<string, unknown>>,
) => Promise<void>;

const firstSteps = [
    "preview sandbox-a",
    "up sandbox-a --yes",
    "status",
    "destroy sandbox-a --confirm=sandbox-a",
];

/** The command line of a table of commands: its help, its checks, and what calls `onCommand`. Throws CommanderErrors. */
export function commandProgram(groups: readonly CommandGroup[], onCommand: OnCommand): Command {
    const program = new Command("cake")
        .description(
            "Previews, deploys and destroys layer cakes: environments of Pulumi projects on top of each other, on AWS/EKS.",
        )
        .enablePositionalOptions()
        .showSuggestionAfterError()
        .exitOverride()
        .addHelpText("after", examples(firstSteps));
    for (const { title, commands } of groups) {
        program.commandsGroup(`${title}:`);
        for (const row of commands) addCommand(program, row, onCommand);
    }
    return program;
}

function addCommand(program: Command, row: CommandRow, onCommand: OnCommand): void {
    const command = program
        .command(row.name)
        .summary(row.summary)
        .description(row.description ?? row.summary);
    for (const argument of row.args) command.argument(argument);
    const options = [...row.options, ...commonOptions].map((each) => ({ row: each, made: option(each) }));
    for (const { made } of options) command.addOption(made);
    // The help does not say that a switch is off by default.
    const off = options
        .filter((each) => each.row.default === false)
        .map(({ made }) => [made.attributeName(), false] as const);
    if (row.passesThrough === true) command.passThroughOptions();
    command
        .addHelpText("after", examples(row.examples))
        .exitOverride()
        .action(async (...given: unknown[]) => {
            const args = given.slice(0, row.args.length) as CommandArguments;
            await onCommand(row, args, { ...Object.fromEntries(off), ...command.opts() });
        });
}

function option(row: OptionRow): Option {
    const made = new Option(row.flags, row.help);
    if (row.choices !== undefined) made.choices(row.choices);
    return typeof row.default === "string" ? made.default(row.default) : made;
}

function examples(lines: readonly string[]): string {
    const [first = ""] = lines;
    const [verb, ...args] = first.split(" ");
    const withNpm = ["npm run", verb, ...(args.length > 0 ? ["--", ...args] : [])].join(" ");
    return `\nExamples:\n${lines.map((line) => `  npx cake ${line}\n`).join("")}\nThe same with npm: ${withNpm}`;
}
