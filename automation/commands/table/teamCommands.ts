import { environment, latency, faults, grace, report, scheduling, takeover } from "./options";
import type { CommandRow } from "./commandRow";

/** The commands by which a team shares environments: sandboxes, claims, evenings and mornings. */
export const teamCommands: readonly CommandRow[] = [
    {
        name: "sandbox",
        summary: "make an environment from another one, delete it, or list all of them",
        description:
            "`create` makes stacks/<name>/stack.yaml, which follows the settings of another environment and has a VPC range of its own. `delete` destroys what is deployed, then removes the state of the stacks and the folder; it can be run again at any point. `list` shows all sandboxes.",
        args: ["<create|delete|list>", "[name]"],
        options: [
            { flags: "--from <environment>", help: "create: whose settings it follows" },
            { flags: "--owner <who>", help: "create: who answers for it (default: you)" },
            {
                flags: "--ttl <duration>",
                help: "create: how long it may stay after the last use: 12h, 3d, 2w",
            },
            {
                flags: "--branch <branch>",
                help: "create: the branch of a git repository that it follows",
            },
            { flags: "--cloud <cloud>", help: "create: where it lives", choices: ["local", "aws"] },
            { flags: "--confirm <name>", help: "delete: the sandbox's name, instead of typing it" },
            ...takeover,
            report,
            grace,
            latency,
            faults,
        ],
        examples: [
            "sandbox create sandbox-c --from dev-1 --ttl 3d",
            "sandbox delete sandbox-c --confirm=sandbox-c",
            "sandbox list",
        ],
        run:
            ([action = "", name], options) =>
            async (context) =>
                (await import("../team/sandbox")).sandbox(action, name, options, context),
    },
    {
        name: "claim",
        summary: "hold an environment, so that nobody else changes it",
        description:
            "Says who holds an environment, for what and until when; up and destroy of it are refused to everybody else (exit code 5). Taken by a pushed commit where there is a remote: of two people exactly one gets it. A claim ends by itself.",
        args: [environment],
        options: [
            { flags: "--for <purpose>", help: "what it is held for" },
            {
                flags: "--until <when>",
                help: "18:00, 2d, 2026-11-30 or 2026-11-30T18:00 (default: 8 hours from now)",
            },
            { flags: "--keep", help: "do not tear it down over night while it is held", default: false },
            { flags: "--renew", help: "hold it for longer", default: false },
            { flags: "--release", help: "give it back", default: false },
            ...takeover,
        ],
        examples: [
            'claim dev-1 --for "ticket 123" --until 18:00',
            "claim dev-1 --renew --until 2d",
            "claim dev-1 --release",
        ],
        run:
            ([name = ""], options) =>
            async (context) =>
                (await import("../team/claim")).claim(name, options, context),
    },
    {
        name: "claims",
        summary: "who holds what, for what, and until when",
        args: [],
        options: [],
        examples: ["claims", "claims --json"],
        run: () => async (context) => (await import("../team/claims")).claims(context),
    },
    {
        name: "teardown",
        summary: "destroy what the settings say goes tonight",
        description:
            "Destroys every environment that is due by `lifecycle` in its settings: by schedule or as its ttl is over; never one that is protected, kept, or that something runs on. What was up is remembered for `wake`. Exit code 4 if any failed; safe to start twice.",
        args: ["[environment...]"],
        options: [
            { flags: "--nightly", help: "what is due tonight", default: false },
            { flags: "--dry-run", help: "only say what goes, what stays, and why", default: false },
            ...scheduling,
        ],
        examples: ["teardown --nightly --dry-run", "teardown --nightly --parallel 4 --report teardown.md"],
        run:
            ([names = []], options) =>
            async (context) =>
                (await import("../team/teardown")).teardown(names, options, context),
    },
    {
        name: "wake",
        summary: "bring back what the last teardown destroyed",
        description:
            "Brings back every environment that was torn down by schedule, at the same release and settings, on workdays that are no holidays (stacks/calendar.yaml). Exit code 4 if any failed; safe to start twice.",
        args: ["[environment...]"],
        options: [
            { flags: "--morning", help: "what is due this morning", default: false },
            { flags: "--dry-run", help: "only say what comes back, what stays, and why", default: false },
            ...scheduling,
        ],
        examples: ["wake --morning --dry-run", "wake --morning --report wake.md"],
        run:
            ([names = []], options) =>
            async (context) =>
                (await import("../team/wake")).wake(names, options, context),
    },
];
