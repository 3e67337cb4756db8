import type { OptionRow } from "./commandRow";

/** The argument that names one environment. */
export const environment = "<environment>";

/** How slow the local cloud is. */
export const latency: OptionRow = {
    flags: "--latency <how>",
    help: "how slow the local cloud is",
    choices: ["none", "realistic"],
    default: "none",
};

/** What the local cloud fails of on purpose. */
export const faults: OptionRow = {
    flags: "--faults <seed:rate>",
    help: "a rehearsal: the local cloud throttles, times out and loses answers in this share of its calls (7:0.1), the same ones for a seed",
};

/** How long a stopped run may take to end. */
export const grace: OptionRow = {
    flags: "--grace <duration>",
    help: "how long the engine may end what it has begun when it is told to stop; then it is killed: 5m, 30s (default: 20m)",
};

/** Whether the real world is read first. */
export const refresh: OptionRow = {
    flags: "--refresh",
    help: "compare with the real world, not with what was last seen of it",
    default: false,
};

/** How many environments are worked on at once. */
const parallel: OptionRow = {
    flags: "--parallel <n>",
    help: "how many environments at once (default: one for each processor)",
};

/** How several environments are chosen. */
export const several: readonly OptionRow[] = [
    { flags: "--all", help: "all environments", default: false },
    { flags: "--kind <kind>", help: "all environments of a kind: sandbox, dev, staging or production" },
    parallel,
];

/** Where the result is written to as well. */
export const report: OptionRow = {
    flags: "--report <file>",
    help: "also write the result to a file: .md (a pull request comment), .json, .xml (JUnit) or .csv",
};

/** What becomes of the files of a run in git. */
export const committing: readonly OptionRow[] = [
    { flags: "--commit", help: "commit what was written or removed of the environment", default: false },
    { flags: "--push", help: "commit, and push the commit", default: false },
    { flags: "--skip-ci", help: 'say "[skip ci]" in the commit message: no CI run for it', default: false },
];

/** What every command that a schedule runs can be told. */
export const scheduling: readonly OptionRow[] = [parallel, ...committing, report, grace, latency, faults];

/** How an environment is taken from whoever holds it. */
export const takeover: readonly OptionRow[] = [
    { flags: "--take", help: "take the environment over from whoever holds it", default: false },
    { flags: "--because <why>", help: "with --take: the reason, for the one it is taken from" },
];

/** Options that every command has. */
export const commonOptions: readonly OptionRow[] = [
    { flags: "--json", help: "print the result as one JSON document", default: false },
    { flags: "--debug", help: "show the stack trace of an error", default: false },
    { flags: "--root <folder>", help: "the project's folder (default: found from the current one)" },
];
