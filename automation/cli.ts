import { Command, CommanderError, Option } from "commander";
import { cake } from "../layers/cake";
import { exitCodes } from "./errors";
import type { CommandBody, GlobalOptions } from "./cliTerminal";

const latency = (): Option =>
    new Option("--latency <how>", "how slow the local cloud is")
        .choices(["none", "realistic"])
        .default("none");

const refresh = (): Option => new Option("--refresh", "read the real world first").default(false);

interface Latency {
    readonly latency: "none" | "realistic";
}

/** The table of commands. Each imports what it needs only when it runs. */
function commands(run: (name: string, command: Command, body: CommandBody) => Promise<void>): Command {
    const program = new Command("cake")
        .description("Previews, deploys and destroys a layer cake of network, compute and cluster-config.")
        .option("--json", "print the result as one JSON document")
        .option("--debug", "show the stack trace of an error")
        .option("--root <folder>", "the project's folder (default: found from the current one)")
        .configureHelp({ showGlobalOptions: true })
        .showSuggestionAfterError()
        .enablePositionalOptions()
        .addHelpText(
            "after",
            examples(
                "preview sandbox-a",
                "up sandbox-a --yes",
                "status",
                "destroy sandbox-a --confirm=sandbox-a",
            ),
        );

    program
        .command("preview")
        .summary("show and store what an up would change")
        .description(
            "Previews all layers of an environment and stores what is pending in stacks/<environment>/.",
        )
        .argument("<environment>")
        .option("--layer <name>", "show only this layer; the whole cake is previewed all the same")
        .option("--expect-no-changes", "exit with 7 if anything is pending", false)
        .addOption(refresh())
        .addOption(latency())
        .addHelpText(
            "after",
            examples("preview sandbox-a", "preview sandbox-a --layer compute", "preview sandbox-a --json"),
        )
        .action(
            (
                environment: string,
                options: { layer?: string; expectNoChanges: boolean; refresh: boolean } & Latency,
                command: Command,
            ) =>
                run("preview", command, async (context) => {
                    const { preview } = await import("./commands/preview");
                    return preview(environment, options, context);
                }),
        );

    program
        .command("up")
        .summary("deploy what was previewed, layer by layer")
        .description("Deploys all layers of an environment in order, and nothing but what was previewed.")
        .argument("<environment>")
        .option("-y, --yes", "do not ask", false)
        .option(
            "--confirm <name>",
            "the environment's name: what a protected environment wants in place of --yes",
        )
        .addOption(refresh())
        .addOption(latency())
        .addHelpText(
            "after",
            examples("up sandbox-a", "up sandbox-a --yes", "up sandbox-a --yes --latency realistic"),
        )
        .action(
            (
                environment: string,
                options: { yes: boolean; confirm?: string; refresh: boolean } & Latency,
                command: Command,
            ) =>
                run("up", command, async (context) => {
                    const { up } = await import("./commands/up");
                    return up(environment, options, context);
                }),
        );

    program
        .command("destroy")
        .summary("destroy all layers, top first")
        .description(
            "Destroys all layers of an environment in reverse order. Needs only state; can be run again at any point.",
        )
        .argument("<environment>")
        .option("--confirm <name>", "the environment's name, instead of typing it")
        .addOption(latency())
        .addHelpText("after", examples("destroy sandbox-a", "destroy sandbox-a --confirm=sandbox-a"))
        .action((environment: string, options: { confirm?: string } & Latency, command: Command) =>
            run("destroy", command, async (context) => {
                const { destroy } = await import("./commands/destroy");
                return destroy(environment, options, context);
            }),
        );

    program
        .command("status")
        .summary("what is deployed, pending and running, per environment and layer")
        .argument("[environment...]")
        .addHelpText("after", examples("status", "status sandbox-a --json"))
        .action((environments: string[], _options: object, command: Command) =>
            run("status", command, async (context) => {
                const { status } = await import("./commands/status");
                return status(environments, context);
            }),
        );

    program
        .command("settings")
        .summary("the settings of an environment, merged")
        .argument("<environment>")
        .option("--origin", "show the file and line of every value", false)
        .option("--layer <name>", "only this layer's settings")
        .addHelpText("after", examples("settings sandbox-a", "settings sandbox-a --origin --layer network"))
        .action((environment: string, options: { origin: boolean; layer?: string }, command: Command) =>
            run("settings", command, async (context) => {
                const { settings } = await import("./commands/settings");
                return settings(environment, options, context);
            }),
        );

    program
        .command("doctor")
        .summary("check what the other commands need, with a remedy for what is missing")
        .addHelpText("after", examples("doctor", "doctor --json"))
        .action((_options: object, command: Command) =>
            run("doctor", command, async (context) => {
                const { doctor } = await import("./commands/doctor");
                return doctor(context);
            }),
        );

    program
        .command("kubectl")
        .summary("run kubectl against an environment's cluster")
        .argument("<environment>")
        .argument("[args...]", "kubectl's own arguments")
        .passThroughOptions()
        .addHelpText(
            "after",
            examples("kubectl sandbox-a get pods -A", "kubectl sandbox-a describe namespace platform"),
        )
        .action((environment: string, args: string[], _options: object, command: Command) =>
            run("kubectl", command, async (context) => {
                const { kubectl } = await import("./commands/kubectl");
                return kubectl(environment, args, context);
            }),
        );

    program
        .command("cloud")
        .summary("serve an environment's cloud for plain `pulumi` commands")
        .argument("<environment>")
        .addOption(latency())
        .addHelpText("after", examples("cloud sandbox-a"))
        .action((environment: string, options: Latency, command: Command) =>
            run("cloud", command, async (context, print) => {
                const { cloud } = await import("./commands/cloud");
                return cloud(environment, options, context, print);
            }),
        );

    return program;
}

function examples(...lines: readonly string[]): string {
    return `\nExamples:\n${lines.map((line) => `  npx cake ${line}`).join("\n")}\n\nWith npm, arguments follow two dashes: npm run ${lines[0]?.replace(" ", " -- ") ?? ""}`;
}

/** Runs one command and ends the process with its exit code; the only place that exits. */
export function main(argv: readonly string[]): void {
    const program = commands(async (name, command, body) => {
        const { runCommand } = await import("./cliTerminal");
        process.exit(await runCommand(name, command.optsWithGlobals<GlobalOptions>(), cake, body));
    });
    for (const command of [program, ...program.commands]) command.exitOverride();
    program.parseAsync(argv).catch((error: unknown) => {
        if (!(error instanceof CommanderError)) throw error;
        process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    });
}
