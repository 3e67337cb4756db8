import {
    environmentArgument,
    environmentsArgument,
    faults,
    grace,
    latency,
    report,
    scheduleOptions,
    takeoverOptions,
} from "./options";
import type { CommandRow } from "./commandRow";

/** The commands by which a team shares environments: sandboxes, claims, evenings and mornings. */
export const teamCommands: readonly CommandRow[] = [
    {
        name: "sandbox",
        summary: "create a sandbox from another environment, delete it, or list all sandboxes",
        description:
            "`create` makes stacks/<name>/stack.yaml, which follows the settings of another environment and has a VPC range of its own. `delete` destroys what is deployed, then removes the state of the stacks and the folder; it can be run again at any point. `list` shows all sandboxes.",
        args: ["<create|delete|list>", "[name]"],
        options: [
            { flags: "--from <environment>", help: "create: the environment whose settings it follows" },
            { flags: "--owner <who>", help: "create: who is responsible for it (default: you)" },
            {
                flags: "--ttl <duration>",
                help: "create: how long it lives after its last use: 12h, 3d, 2w",
            },
            {
                flags: "--branch <branch>",
                help: "create: the branch of a git repository that it follows",
            },
            { flags: "--cloud <cloud>", help: "create: where it lives", choices: ["local", "aws"] },
            { flags: "--confirm <name>", help: "delete: the sandbox's name, instead of typing it" },
            ...takeoverOptions,
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
        summary: "claim an environment, so that nobody else changes it",
        description:
            "Records who holds an environment, for what and until when; up and destroy are refused to everybody else (exit code 5). If there is a remote, the claim is pushed as a commit: of two people exactly one gets it. A claim ends by itself.",
        args: [environmentArgument],
        options: [
            { flags: "--for <purpose>", help: "what you need it for" },
            {
                flags: "--until <when>",
                help: "18:00, 2d, 2026-11-30 or 2026-11-30T18:00 (default: 8 hours from now)",
            },
            { flags: "--keep", help: "do not tear it down overnight while it is claimed", default: false },
            { flags: "--renew", help: "extend the claim", default: false },
            { flags: "--release", help: "give it back", default: false },
            ...takeoverOptions,
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
        summary: "list who holds which environment, for what, and until when",
        args: [],
        options: [],
        examples: ["claims", "claims --json"],
        run: () => async (context) => (await import("../team/claims")).claims(context),
    },
    {
        name: "teardown",
        summary: "destroy the environments that are due tonight",
        description:
            "Destroys every environment that is due by `lifecycle` in its settings: by its schedule, or because its ttl is over. Never destroys one that is protected, kept, or busy with a run. Records what was deployed, for `wake`. Exit code 4 if any failed; safe to start twice.",
        args: [environmentsArgument],
        options: [
            { flags: "--nightly", help: "the environments that are due tonight", default: false },
            {
                flags: "--dry-run",
                help: "only show what would be destroyed, what stays, and why",
                default: false,
            },
            ...scheduleOptions,
        ],
        examples: ["teardown --nightly --dry-run", "teardown --nightly --parallel 4 --report teardown.md"],
        run:
            ([names = []], options) =>
            async (context) =>
                (await import("../team/teardown")).teardown(names, options, context),
    },
    {
        name: "wake",
        summary: "deploy again what the last teardown destroyed",
        description:
            "Deploys every environment again that was torn down by its schedule, from the same release and settings, on workdays that are not holidays (stacks/calendar.yaml). Exit code 4 if any failed; safe to start twice.",
        args: [environmentsArgument],
        options: [
            { flags: "--morning", help: "the environments that are due this morning", default: false },
            {
                flags: "--dry-run",
                help: "only show what would be deployed, what stays down, and why",
                default: false,
            },
            ...scheduleOptions,
        ],
        examples: ["wake --morning --dry-run", "wake --morning --report wake.md"],
        run:
            ([names = []], options) =>
            async (context) =>
                (await import("../team/wake")).wake(names, options, context),
    },
];
