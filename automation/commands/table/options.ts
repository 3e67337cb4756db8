import type { OptionRow } from "./commandRow";

/** The argument that names one environment. */
export const environmentArgument = "<environment>";

/** The argument that names any number of environments. */
export const environmentsArgument = "[environment...]";

/** Options that every command has. */
export const commonOptions: readonly OptionRow[] = [
    { flags: "--json", help: "print the result as one JSON document", default: false },
    { flags: "--debug", help: "show the stack trace of an error", default: false },
    { flags: "--root <folder>", help: "the project's folder (default: found from the current one)" },
];

/** How fast the local cloud answers. */
export const latency: OptionRow = {
    flags: "--latency <how>",
    help: "how long the local cloud takes to answer",
    choices: ["none", "realistic"],
    default: "none",
};

/** Which calls of the local cloud fail on purpose. */
export const faults: OptionRow = {
    flags: "--faults <seed:rate>",
    help: "rehearse failures: the local cloud throttles, times out and loses answers in this share of its calls (7:0.1), the same ones for a seed",
};

/** How long a stopped run may take to end. */
export const grace: OptionRow = {
    flags: "--grace <duration>",
    help: "how long the engine may take to finish its operations when it is told to stop; then it is killed: 5m, 30s (default: 20m)",
};

/** Whether the real resources are read first. */
export const refresh: OptionRow = {
    flags: "--refresh",
    help: "read the real resources first, rather than trust the state",
    default: false,
};

/** Agrees to everything that the command would ask. */
export const yes: OptionRow = { flags: "-y, --yes", help: "do not ask", default: false };

/** How several environments are chosen. */
export const environmentOptions: readonly OptionRow[] = [
    { flags: "--all", help: "all environments", default: false },
    { flags: "--kind <kind>", help: "all environments of a kind: sandbox, dev, staging or production" },
];

/** How many environments are worked on at once. */
export const parallel: OptionRow = {
    flags: "--parallel <n>",
    help: "how many environments at once (default: one for each processor)",
};

/** Where the result is written to as well. */
export const report: OptionRow = {
    flags: "--report <file>",
    help: "also write the result to a file: .md (a pull request comment), .json, .xml (JUnit) or .csv",
};

/** Whether the files that a run wrote are committed and pushed. */
export const commitOptions: readonly OptionRow[] = [
    { flags: "--commit", help: "commit the files of the environment that changed", default: false },
    { flags: "--push", help: "commit, and push the commit", default: false },
    {
        flags: "--skip-ci",
        help: 'put "[skip ci]" into the commit message, so that CI does not run for it',
        default: false,
    },
];

/** Options of every command that a schedule runs. */
export const scheduleOptions: readonly OptionRow[] = [
    parallel,
    ...commitOptions,
    report,
    grace,
    latency,
    faults,
];

/** How an environment is taken over from its holder. */
export const takeoverOptions: readonly OptionRow[] = [
    { flags: "--take", help: "take the environment over from whoever holds it", default: false },
    { flags: "--because <reason>", help: "with --take: the reason, which its holder is told" },
];
