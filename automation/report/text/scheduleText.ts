import type { Planned, SchedulePlan } from "../../cake/lifecycle/planSchedule";
import { thousands } from "../../diffs/model/counts";
import { visible } from "../../diffs/text/visible";
import { errorJson, errorReport, type ErrorReport } from "../errors";
import { paint } from "../terminal/paint";
import { table, type Cell } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";

/** A schedule for JSON: what is due, what stays, and what cannot be read. */
export interface ScheduleDocument {
    readonly action: SchedulePlan["action"];
    readonly due: readonly Planned[];
    readonly stays: readonly Planned[];
    readonly unreadable: readonly { readonly environment: string; readonly error: ErrorReport }[];
    /** Resources times hours that a teardown saves. */
    readonly resourceHours?: number;
}

/** What is due by a schedule and what stays, with the reasons, as data. */
export function scheduleJson({ action, environments, unreadable }: SchedulePlan): ScheduleDocument {
    const due = environments.filter((one) => one.due);
    return {
        action,
        due,
        stays: environments.filter((one) => !one.due),
        unreadable: unreadable.map(({ environment, error }) => ({ environment, ...errorJson(error) })),
        ...(action === "teardown" ? { resourceHours: saved(due) } : {}),
    };
}

function saved(due: readonly Planned[]): number {
    return due.reduce((sum, { resourceHours = 0 }) => sum + resourceHours, 0);
}

/** What is due by a schedule and what stays, with the reasons, as a table. */
export function scheduleText(plan: SchedulePlan, terminal: Terminal): string {
    const word = plan.action === "teardown" ? "goes" : "comes back";
    const rows = [
        ...plan.environments.map(({ environment, due, reason }): readonly Cell[] => [
            { text: environment },
            due ? { text: word, style: "update" } : { text: "stays", style: "quiet" },
            { text: visible(reason) },
        ]),
        ...plan.unreadable.map(({ environment, error }): readonly Cell[] => [
            { text: environment },
            { text: "cannot be read", style: "bad" },
            { text: problemText(error) },
        ]),
    ];
    if (rows.length === 0) return "There are no environments.\n";
    const due = plan.environments.filter((one) => one.due);
    const columns = [{ title: "environment" }, { title: "" }, { title: "why", flexible: true }];
    return `\n${table(columns, rows, terminal)}\n${sumText(plan, due, terminal)}\n`;
}

function problemText(error: Error): string {
    const { message, problems = [] } = errorReport(error);
    const [first] = problems;
    return visible(first === undefined ? message : `${first.file}:${first.line}: ${first.message}`);
}

function sumText({ action }: SchedulePlan, due: readonly Planned[], terminal: Terminal): string {
    const count = due.length === 0 ? "Nothing" : thousands(due.length);
    if (action === "wake") return `${count} to bring back.`;
    const hours = paint(terminal, "strong", `${thousands(saved(due))} resource hours`);
    return due.length === 0 ? "Nothing to tear down." : `${count} to tear down, which saves ${hours}.`;
}
