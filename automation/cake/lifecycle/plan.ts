import { readHolidays } from "../../../stacks/lifecycle/calendar";
import { SettingsError } from "../../../stacks/errors";
import type { Paths } from "../paths";
import { dueFor, type Due, type ScheduledAction } from "./dueFor";
import { factReader } from "./facts";
import { resourceHours } from "./savings";

/** A decision on an environment, with what a teardown saves. */
export interface Planned extends Due {
    /** Resources times hours until it comes back; only of a teardown that is due. */
    readonly resourceHours?: number;
}

/** What is to be done by schedule with several environments. */
export interface SchedulePlan {
    readonly action: ScheduledAction;
    readonly environments: readonly Planned[];
    /** Environments that cannot be judged, as their files are wrong. */
    readonly unreadable: readonly { readonly environment: string; readonly error: SettingsError }[];
    readonly notices: readonly string[];
}

/** Decides for each environment whether it is due now, and why. A calendar that cannot be read is an error. */
export async function planSchedule(
    paths: Paths,
    action: ScheduledAction,
    environments: readonly string[],
    now: Date,
): Promise<SchedulePlan> {
    const holidays = readHolidays(paths.root);
    const read = factReader(paths);
    const planned: Planned[] = [];
    const unreadable: { environment: string; error: SettingsError }[] = [];
    const notices: string[] = [];
    for (const environment of environments) {
        try {
            const { facts, notices: said } = await read(environment);
            notices.push(...said);
            const due = dueFor(action, facts, now, holidays);
            const saves = due.due && action === "teardown";
            planned.push({
                ...due,
                ...(saves ? { resourceHours: resourceHours(facts, now, holidays) } : {}),
            });
        } catch (error) {
            if (!(error instanceof SettingsError)) throw error;
            unreadable.push({ environment, error });
        }
    }
    return { action, environments: planned, unreadable, notices };
}
