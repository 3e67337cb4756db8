import { CommanderError } from "commander";
import { commandGroups } from "../commands/table/commandTable";
import { exitCodes } from "../system/errors";
import { commandProgram } from "./program";

/** Runs one command and ends the process with its exit code; the only place that exits. */
export function main(argv: readonly string[]): void {
    // If the terminal is closed, or nobody reads the pipe any more, the work goes on.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
    const program = commandProgram(commandGroups, async (row, args, options) => {
        const { runCommand } = await import("./runCommand");
        const layers = async () => (await import("../../layers/cake")).cake;
        const body = row.run(args, options as never);
        process.exit(await runCommand(row.name, options, layers, body));
    });
    program.parseAsync(argv).catch((error: unknown) => {
        if (!(error instanceof CommanderError)) throw error;
        process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    });
}
