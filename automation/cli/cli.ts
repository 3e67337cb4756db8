import { Command, CommanderError, Option } from "commander";
import type { GlobalOptions } from "./runCommand";
import type { CommandArguments, CommandRow, OptionRow } from "../commands/table/commandRow";
import { commonOptions } from "../commands/table/options";
import { commandTable } from "../commands/table/commandTable";
import { exitCodes } from "../system/errors";

const firstSteps = [
    "preview sandbox-a",
    "up sandbox-a --yes",
    "status",
    "destroy sandbox-a --confirm=sandbox-a",
];

function examples(lines: readonly string[]): string {
    const [first = ""] = lines;
    const [verb, ...args] = first.split(" ");
    const withNpm = ["npm run", verb, ...(args.length > 0 ? ["--", ...args] : [])].join(" ");
    return `\nExamples:\n${lines.map((line) => `  npx cake ${line}\n`).join("")}\nThe same with npm: ${withNpm}`;
}

function option(row: OptionRow): Option {
    const made = new Option(row.flags, row.help);
    if (row.choices !== undefined) made.choices(row.choices);
    return typeof row.default === "string" ? made.default(row.default) : made;
}

/** Adds a row of the table to the program. */
function addCommand(program: Command, row: CommandRow): void {
    const command = program
        .command(row.name)
        .summary(row.summary)
        .description(row.description ?? row.summary);
    for (const argument of row.args) command.argument(argument);
    const options = [...row.options, ...commonOptions].map((each) => ({ row: each, made: option(each) }));
    for (const { made } of options) command.addOption(made);
    // Switches are off without a word about it in the help.
    const off = options
        .filter((each) => each.row.default === false)
        .map(({ made }) => [made.attributeName(), false] as const);
    if (row.passesThrough === true) command.passThroughOptions();
    command
        .addHelpText("after", examples(row.examples))
        .exitOverride()
        .action(async (...given: unknown[]) => {
            const [{ runCommand }, { cake }] = await Promise.all([
                import("./runCommand"),
                import("../../layers/cake"),
            ]);
            const chosen: GlobalOptions = { ...Object.fromEntries(off), ...command.opts<GlobalOptions>() };
            const body = row.run(given.slice(0, row.args.length) as CommandArguments, chosen as never);
            process.exit(await runCommand(row.name, chosen, cake, body));
        });
}

/** Runs one command and ends the process with its exit code; the only place that exits. */
export function main(argv: readonly string[]): void {
    // A terminal that was closed, a pipe that nobody reads any more: the work goes on without.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
    const program = new Command("cake")
        .description(
            "Previews, deploys and destroys layer cakes: environments of Pulumi projects on top of each other, on AWS/EKS.",
        )
        .enablePositionalOptions()
        .showSuggestionAfterError()
        .exitOverride()
        .addHelpText("after", examples(firstSteps));
    for (const row of commandTable) addCommand(program, row);
    program.parseAsync(argv).catch((error: unknown) => {
        if (!(error instanceof CommanderError)) throw error;
        process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    });
}
