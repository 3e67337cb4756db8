import type { CommandRow } from "./commandRow";
import { environmentArgument, latency } from "./options";

/** The commands for everything around an environment: what the others need, its cluster, its cloud. */
export const toolCommands: readonly CommandRow[] = [
    {
        name: "doctor",
        summary: "check what the other commands need, and say how to get what is missing",
        args: [],
        options: [],
        examples: ["doctor", "doctor --json"],
        run: () => async (context) => (await import("../look/doctor")).doctor(context),
    },
    {
        name: "kubectl",
        summary: "run kubectl against an environment's cluster",
        args: [environmentArgument, "[args...]"],
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
        summary: "serve an environment's local cloud for plain `pulumi` commands",
        args: [environmentArgument],
        options: [latency],
        examples: ["cloud sandbox-a"],
        run:
            ([name = ""], options) =>
            async (context, print) =>
                (await import("../run/cloud")).cloud(name, options, context, print),
    },
];
