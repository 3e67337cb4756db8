import type { CommandRow } from "./commandRow";
import {
    environmentArgument,
    environmentsArgument,
    environmentOptions,
    latency,
    parallel,
    report,
} from "./options";

/** The commands that look at environments, and change nothing. */
export const lookCommands: readonly CommandRow[] = [
    {
        name: "status",
        summary: "show what is deployed, pending and running",
        args: [environmentsArgument],
        options: [
            {
                flags: "--matrix",
                help: "print the environments as a job matrix for a CI workflow",
                default: false,
            },
            {
                flags: "--due <action>",
                help: "with --matrix: only environments that are due for it",
                choices: ["teardown", "wake"],
            },
        ],
        examples: ["status", "status sandbox-a --json", "status --matrix --due teardown"],
        run:
            ([names = []], options) =>
            async (context) =>
                (await import("../look/status")).status(names, options, context),
    },
    {
        name: "drift",
        summary: "find what was changed outside of the repository",
        description:
            "Compares the state with the real resources, which may have been changed in a console, with kubectl or by a controller. Changes nothing, not even the state. Exit code 7 if anything was changed outside.",
        args: [environmentsArgument],
        options: [...environmentOptions, parallel, report, latency],
        examples: ["drift sandbox-a", "drift --all", "drift --kind production --report drift.md"],
        run:
            ([names = []], options) =>
            async (context) =>
                (await import("../run/drift")).drift(names, options, context),
    },
    {
        name: "leftovers",
        summary: "list what an environment has in AWS that no layer manages",
        description:
            "Lists what was left behind in AWS, found by the tags of the environment and its cluster, and by its VPC. What a deployed cluster uses is not listed. Exit code 4 if anything is left.",
        args: [environmentsArgument],
        options: [...environmentOptions, latency],
        examples: ["leftovers sandbox-a", "leftovers --all", "leftovers --kind sandbox --json"],
        run:
            ([names = []], options) =>
            async (context) =>
                (await import("../look/leftovers")).leftovers(names, options, context),
    },
    {
        name: "history",
        summary: "show who built, reviewed and deployed what, and when",
        description:
            "Lists the diffs of an environment, newest first, with who built, reviewed (merged) and deployed each. It is read from the commits, so it also works for an environment that was deleted.",
        args: [environmentArgument],
        options: [{ flags: "--limit <count>", help: "how many entries to show", default: "20" }],
        examples: ["history sandbox-a", "history staging --limit 5 --json"],
        run:
            ([name = ""], options) =>
            async (context) =>
                (await import("../look/history")).history(name, options, context),
    },
    {
        name: "settings",
        summary: "show the settings of an environment, merged from its files",
        args: [environmentArgument],
        options: [
            { flags: "--origin", help: "show the file and line of every value", default: false },
            { flags: "--layer <name>", help: "show only this layer's settings" },
        ],
        examples: ["settings sandbox-a", "settings sandbox-a --origin --layer <layer>"],
        run:
            ([name = ""], options) =>
            async (context) =>
                (await import("../look/settings")).settings(name, options, context),
    },
];
