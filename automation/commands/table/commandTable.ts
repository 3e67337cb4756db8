import {
    environment,
    latency,
    faults,
    grace,
    refresh,
    several,
    report,
    committing,
    takeover,
} from "./options";
import type { CommandRow } from "./commandRow";
import { teamCommands } from "./teamCommands";

/** All commands, in the order in which they are needed. */
export const commandTable: readonly CommandRow[] = [
    {
        name: "preview",
        summary: "show and store what an up would change",
        description:
            "Previews all layers of environments and stores what is pending in stacks/<environment>/. Layers of which nothing changed are not computed again. Exit code 7 with --expect-no-changes and changes, 5 with --check and a stored diff that is stale, missing or left over.",
        args: ["[environment...]"],
        options: [
            ...several,
            {
                flags: "--check",
                help: "write nothing; tell whether the stored diffs say what a preview would say",
                default: false,
            },
            { flags: "--fresh", help: "preview every layer again, even if nothing changed", default: false },
            refresh,
            {
                flags: "--layer <name>",
                help: "show only this layer; the whole cake is previewed all the same",
            },
            { flags: "--expect-no-changes", help: "exit with 7 if anything is pending", default: false },
            ...committing,
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
        summary: "deploy what was previewed, layer by layer",
        description:
            "Deploys all layers of an environment in order, and nothing but what was previewed. A failed or stopped up goes on when it is run again.",
        args: [environment],
        options: [
            { flags: "-y, --yes", help: "do not ask", default: false },
            {
                flags: "--confirm <name>",
                help: "the environment's name: what a protected one wants in place of --yes",
            },
            {
                flags: "--to <layer>",
                help: "deploy no layer above this one, then build the diff of those above again",
            },
            refresh,
            ...takeover,
            ...committing,
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
        summary: "drain the cluster, destroy all layers, top first, and prove that nothing is left",
        description:
            "Takes out of the cluster what made load balancers and volumes, destroys all layers of an environment in reverse order, sweeps what was left behind in AWS, and proves that nothing is. Needs only state; can be run again at any point. Exit code 4 if something failed or is left, 9 if the drain waited too long.",
        args: [environment],
        options: [
            { flags: "--confirm <name>", help: "the environment's name, instead of typing it" },
            {
                flags: "--drain-timeout <duration>",
                help: "how long the drain may take: 10m, 1h, 30s (default: as the settings say)",
            },
            {
                flags: "--skip-drain",
                help: "leave the cluster as it is; what is in the layers' way is left to the sweep",
                default: false,
            },
            ...takeover,
            ...committing,
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
        summary: "settle what an interrupted run left open",
        description:
            "Shows what a killed or interrupted run left open, and settles it: removes the locks of the dead; looks for what was being created, takes it into the state where it exists, forgets it where it does not; reads again what was being updated or deleted. The next up, preview or destroy does the same by itself. Exit code 1 if something cannot be decided, with the commands that do.",
        args: [environment],
        options: [{ flags: "-y, --yes", help: "do not ask", default: false }, latency],
        examples: ["repair sandbox-a", "repair sandbox-a --yes --json"],
        run:
            ([name = ""], options) =>
            async (context) =>
                (await import("../run/repair")).repair(name, options, context),
    },
    {
        name: "leftovers",
        summary: "what an environment has in AWS that no layer manages",
        description:
            "Lists what was left behind in AWS, by the tags of the environment and its cluster and by its VPC; changes nothing. What a deployed cluster uses is none. Exit code 4 if there is anything.",
        args: ["[environment...]"],
        options: [...several.slice(0, 2), latency],
        examples: ["leftovers sandbox-a", "leftovers --all", "leftovers --kind sandbox --json"],
        run:
            ([names = []], options) =>
            async (context) =>
                (await import("../look/leftovers")).leftovers(names, options, context),
    },
    {
        name: "drift",
        summary: "what was changed outside of the repository",
        description:
            "Compares what is deployed with what there really is: changed in a console, with kubectl, by a controller. Changes nothing, not even the state. Exit code 7 if anything was changed outside.",
        args: ["[environment...]"],
        options: [...several, report, latency],
        examples: ["drift sandbox-a", "drift --all", "drift --kind production --report drift.md"],
        run:
            ([names = []], options) =>
            async (context) =>
                (await import("../run/drift")).drift(names, options, context),
    },
    {
        name: "status",
        summary: "what is deployed, pending and running",
        args: ["[environment...]"],
        options: [
            { flags: "--matrix", help: "print the environments as the matrix of a workflow", default: false },
            {
                flags: "--due <action>",
                help: "with --matrix: only those that are due",
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
        name: "history",
        summary: "who built, reviewed and deployed what, and when",
        description:
            "Lists the diffs that an environment had, newest first, with who built, reviewed (merged) and deployed each: what its commits tell, also of an environment that is gone.",
        args: [environment],
        options: [{ flags: "--limit <count>", help: "so many of the newest entries at most", default: "20" }],
        examples: ["history sandbox-a", "history staging --limit 5 --json"],
        run:
            ([name = ""], options) =>
            async (context) =>
                (await import("../look/history")).history(name, options, context),
    },
    ...teamCommands,
    {
        name: "settings",
        summary: "the settings of an environment as its files add up",
        args: [environment],
        options: [
            { flags: "--origin", help: "show the file and line of every value", default: false },
            { flags: "--layer <name>", help: "only this layer's settings" },
        ],
        examples: ["settings sandbox-a", "settings sandbox-a --origin --layer <layer>"],
        run:
            ([name = ""], options) =>
            async (context) =>
                (await import("../look/settings")).settings(name, options, context),
    },
    {
        name: "doctor",
        summary: "check what the other commands need, with a remedy for what is missing",
        args: [],
        options: [],
        examples: ["doctor", "doctor --json"],
        run: () => async (context) => (await import("../look/doctor")).doctor(context),
    },
    {
        name: "kubectl",
        summary: "run kubectl against an environment's cluster",
        args: [environment, "[args...]"],
        options: [],
        examples: ["kubectl sandbox-a get pods -A", "kubectl sandbox-a describe namespace ingress"],
        passesThrough: true,
        run:
            ([name = "", args = []]) =>
            async (context) =>
                (await import("../run/kubectl")).kubectl(name, args, context),
    },
    {
        name: "cloud",
        summary: "serve an environment's cloud for plain `pulumi` commands",
        args: [environment],
        options: [latency],
        examples: ["cloud sandbox-a"],
        run:
            ([name = ""], options) =>
            async (context, print) =>
                (await import("../run/cloud")).cloud(name, options, context, print),
    },
];
