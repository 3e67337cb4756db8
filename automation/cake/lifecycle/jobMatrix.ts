import { listEnvironments } from "../../../stacks/_settings/load/environments";
import type { ScheduledAction } from "./dueFor";
import { planSchedule } from "./planSchedule";
import type { StateLook } from "./unrecordedLayers";

/** A matrix of a GitHub Actions job (docs.github.com, "Running variations of jobs in a workflow"). */
export interface JobMatrix {
    readonly environment: readonly string[];
}

/**
 * The environments for which a workflow runs a job each: those that are due, or those named. An environment that cannot be
 * read is included, so that its job reports why.
 */
export async function jobMatrix(
    look: StateLook,
    names: readonly string[],
    due: ScheduledAction | undefined,
    now: Date,
): Promise<JobMatrix & { readonly notices: readonly string[] }> {
    const all = names.length === 0 ? listEnvironments(look.paths.root) : [...new Set(names)];
    if (due === undefined) return { environment: all, notices: [] };
    const { environments, unreadable, notices } = await planSchedule(look, due, all, now);
    const wanted = new Set([
        ...environments.filter((one) => one.due).map(({ environment }) => environment),
        ...unreadable.map(({ environment }) => environment),
    ]);
    return { environment: all.filter((name) => wanted.has(name)), notices };
}
