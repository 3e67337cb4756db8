import { availableParallelism } from "node:os";
import { announced } from "../../cake/runs/announce";
import { identity } from "../../cake/claims/identity";
import type { Planned, SchedulePlan } from "../../cake/lifecycle/planSchedule";
import { planSchedule } from "../../cake/lifecycle/planSchedule";
import type { ScheduledAction } from "../../cake/lifecycle/dueFor";
import type { RunRequest } from "../../cake/session/request";
import type { EnvironmentRun, RunReport, RunResult, RunVerb } from "../../cake/model/results";
import { lockOwner } from "../../cake/session/runLock";
import { CakeError, exitCodes } from "../../system/errors";
import { checkEnvironment, listEnvironments } from "../../../stacks/_settings/load/environments";
import { parallelism } from "../common/chosenEnvironments";
import type { CommandContext, CommandOutcome } from "../common/command";
import { withChosenCommit, runAll, type CommitChoice, type RunChoice } from "../common/runAll";
import { exitCodeOfSchedule } from "../common/exitCodeOf";

/** Options of commands that a schedule runs. */
export interface ScheduledOptions extends RunChoice, CommitChoice {
    readonly dryRun: boolean;
    readonly parallel?: string;
}

/** What a schedule does with the environments that are due. */
export interface Schedule {
    readonly action: ScheduledAction;
    readonly verb: RunVerb;
    readonly run: (request: RunRequest, planned: Planned, now: Date) => Promise<RunResult>;
}

/** Runs a schedule on all environments, or those named, that are due; the others stay as they are. */
export async function runSchedule(
    schedule: Schedule,
    names: readonly string[],
    options: ScheduledOptions,
    context: CommandContext,
    now = new Date(),
): Promise<CommandOutcome> {
    const { paths, listener } = context;
    for (const name of names) checkEnvironment(paths.root, name);
    const all = names.length === 0 ? listEnvironments(paths.root) : [...new Set(names)];
    const plan = await planSchedule(
        { ...context, layers: await context.layers() },
        schedule.action,
        all,
        now,
    );
    for (const text of plan.notices) listener({ code: "notice", text });
    const { scheduleJson, scheduleText } = await import("../../report/text/scheduleText");
    if (options.dryRun) {
        const exitCode = plan.unreadable.length > 0 ? exitCodes.resourceFailed : exitCodes.done;
        return { exitCode, json: scheduleJson(plan), text: (terminal) => scheduleText(plan, terminal) };
    }
    const report = await runDue(schedule, plan, options, context, now);
    const { reportTableText } = await import("../../report/text/reportTableText");
    const { reportDocument } = await import("../../report/files/jsonReport");
    return {
        exitCode: exitCodeOfSchedule(report),
        json: { ...scheduleJson(plan), report: reportDocument(report) },
        text: (terminal) =>
            `${scheduleText(plan, terminal)}${report.runs.length === 0 ? "" : reportTableText(report, terminal)}`,
    };
}

async function runDue(
    { action, verb, run }: Schedule,
    plan: SchedulePlan,
    options: ScheduledOptions,
    context: CommandContext,
    now: Date,
): Promise<RunReport> {
    const errors = new Map(plan.unreadable.map(({ environment, error }) => [environment, error]));
    const byName = new Map(plan.environments.map((planned) => [planned.environment, planned]));
    const due = plan.environments.filter((planned) => planned.due).map(({ environment }) => environment);
    const work = withChosenCommit(verb, options, async (request) => {
        const error = errors.get(request.environment.name);
        if (error !== undefined) throw error;
        const planned = byName.get(request.environment.name);
        if (planned === undefined) throw new Error(`${request.environment.name} was not planned`);
        return await run(request, planned, now);
    });
    const one = announced(work, identity);
    // Two schedules at the same time do the work once: what the other one works on is left to it.
    const isBusy = ({ environment, ...rest }: EnvironmentRun): boolean =>
        "error" in rest &&
        rest.error instanceof CakeError &&
        rest.error.exitCode === exitCodes.error &&
        lockOwner(context.paths, environment) !== undefined;
    const parallel =
        options.parallel === undefined ? availableParallelism() : parallelism({ all: false, ...options });
    const names = [...due, ...errors.keys()];
    const report = await runAll(verb, context, names, { ...options, parallel }, one);
    for (const { environment } of report.runs.filter(isBusy)) {
        context.listener({
            code: "notice",
            text: `${environment}: left to the ${action} that runs already.`,
        });
    }
    return { ...report, runs: report.runs.filter((each) => !isBusy(each)) };
}
