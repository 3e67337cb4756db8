import type { CommandRow } from "./commandRow";
import {
    environmentArgument,
    environmentsArgument,
    commitOptions,
    environmentOptions,
    faults,
    grace,
    latency,
    parallel,
    refresh,
    report,
    takeoverOptions,
    yes,
} from "./options";

/** The commands that change an environment, and the one that shows what they would do. */
export const deployCommands: readonly CommandRow[] = [
    {
        name: "preview",
        summary: "show what an up would change, and store it as the diff to review",
        description:
            "Previews all layers of the environments and stores the pending changes in stacks/<environment>/. A layer is previewed again only if something that it depends on changed. Exit code 7 if there are changes and --expect-no-changes is given; 5 if a stored diff is stale, missing or left over and --check is given.",
        args: [environmentsArgument],
        options: [
            ...environmentOptions,
            parallel,
            {
                flags: "--check",
                help: "write nothing; check that the stored diffs are what a preview would store",
                default: false,
            },
            { flags: "--fresh", help: "preview every layer again, even if nothing changed", default: false },
            refresh,
            {
                flags: "--layer <name>",
                help: "show only this layer; all layers are still previewed",
            },
            { flags: "--expect-no-changes", help: "exit with 7 if there are changes", default: false },
            ...commitOptions,
            report,
            latency,
        ],
        examples: [
            "preview sandbox-a",
            "preview sandbox-a --layer <layer>",
            "preview --all --report preview.md",
            "preview --kind dev --check",
        ],
        run:
            ([names = []], options) =>
            async (context) =>
                (await import("../run/preview")).preview(names, options, context),
    },
    {
        name: "up",
        summary: "deploy the previewed changes, layer by layer",
        description:
            "Deploys all layers of an environment from the bottom up, and only changes that were previewed. Run it again after it failed or was stopped: it goes on where it ended.",
        args: [environmentArgument],
        options: [
            yes,
            {
                flags: "--confirm <name>",
                help: "the environment's name; a protected environment asks for this instead of --yes",
            },
            {
                flags: "--to <layer>",
                help: "deploy up to this layer, then preview the layers above it again",
            },
            refresh,
            ...takeoverOptions,
            ...commitOptions,
            report,
            grace,
            latency,
            faults,
        ],
        examples: ["up sandbox-a", "up sandbox-a --yes", "up staging --confirm=staging --to <layer>"],
        run:
            ([name = ""], options) =>
            async (context) =>
                (await import("../run/up")).up(name, options, context),
    },
    {
        name: "destroy",
        summary: "drain the cluster, destroy all layers, and prove that nothing is left",
        description:
            "Deletes from the cluster what made load balancers and volumes (the drain), destroys all layers from the top down, deletes what they left behind in AWS (the sweep), and proves that nothing is left. Needs only the state of the stacks; can be run again at any point. Exit code 4 if something failed or is left, 9 if the drain took too long.",
        args: [environmentArgument],
        options: [
            { flags: "--confirm <name>", help: "the environment's name, instead of typing it" },
            {
                flags: "--drain-timeout <duration>",
                help: "how long the drain may take: 10m, 1h, 30s (default: from the settings)",
            },
            {
                flags: "--skip-drain",
                help: "do not drain the cluster; the sweep deletes what blocks the layers",
                default: false,
            },
            ...takeoverOptions,
            ...commitOptions,
            report,
            grace,
            latency,
            faults,
        ],
        examples: [
            "destroy sandbox-a",
            "destroy sandbox-a --confirm=sandbox-a",
            "destroy sandbox-a --drain-timeout 30m",
        ],
        run:
            ([name = ""], options) =>
            async (context) =>
                (await import("../run/destroy")).destroy(name, options, context),
    },
    {
        name: "repair",
        summary: "bring the state in line after an interrupted run",
        description:
            "Shows which operations a killed or interrupted run left open, and settles them: removes locks whose owner is dead; looks for each resource that was being created, and adds it to the state if it exists; reads each resource again that was being updated or deleted. The next up, preview or destroy does the same by itself. Exit code 1 if something cannot be decided, with the commands that decide it.",
        args: [environmentArgument],
        options: [yes, latency],
        examples: ["repair sandbox-a", "repair sandbox-a --yes --json"],
        run:
            ([name = ""], options) =>
            async (context) =>
                (await import("../run/repair")).repair(name, options, context),
    },
];
