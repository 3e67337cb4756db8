import { readHolidays } from "../../../stacks/_settings/lifecycle/calendar";
import { SettingsError } from "../../../stacks/_settings/load/errors";
import type { CakeError } from "../../system/errors";
import { dueFor, type Due, type LifecycleFacts, type ScheduledAction } from "./dueFor";
import { factReader } from "./factReader";
import { resourceHours } from "./resourceHours";
import { UnreadableState, unrecordedLayers, type StateLook } from "./unrecordedLayers";

/** A decision on an environment, with what a teardown saves. */
export interface Planned extends Due {
    /** Resources times hours until it comes back; only of a teardown that is due. */
    readonly resourceHours?: number;
}

/** Which of several environments are due. */
export interface SchedulePlan {
    readonly action: ScheduledAction;
    readonly environments: readonly Planned[];
    /** Environments whose files are wrong, or whose state cannot be read. */
    readonly unreadable: readonly {
        readonly environment: string;
        readonly error: SettingsError | CakeError;
    }[];
    readonly notices: readonly string[];
}

/** Decides for each environment whether it is due now, and why. A calendar that cannot be read is an error. */
export async function planSchedule(
    look: StateLook,
    action: ScheduledAction,
    environments: readonly string[],
    now: Date,
): Promise<SchedulePlan> {
    const { paths } = look;
    const holidays = readHolidays(paths.root);
    const read = factReader(paths);
    const planned: Planned[] = [];
    const unreadable: { environment: string; error: SettingsError | CakeError }[] = [];
    const notices: string[] = [];
    for (const environment of environments) {
        try {
            const { facts, notices: said } = await read(environment);
            notices.push(...said);
            const due = dueFor(action, facts, now, holidays);
            if (action === "wake") planned.push(due);
            else if (due.due) planned.push({ ...due, resourceHours: resourceHours(facts, now, holidays) });
            else planned.push(await dueByState(look, facts, now, due));
        } catch (error) {
            if (!(error instanceof SettingsError || error instanceof UnreadableState)) throw error;
            unreadable.push({ environment, error });
        }
    }
    return { action, environments: planned, unreadable, notices };
}

/** An environment that stays because nothing of it is recorded is due all the same if its state has resources. */
async function dueByState(look: StateLook, facts: LifecycleFacts, now: Date, stays: Due): Promise<Planned> {
    const { environment } = facts;
    const dueWith = (unrecorded: readonly string[]): Due =>
        dueFor("teardown", { ...facts, unrecorded }, now, new Set());
    if (Object.keys(facts.deployed).length > 0 || !dueWith(["any"]).due) return stays;
    const unrecorded = await unrecordedLayers(look, environment);
    return unrecorded.length === 0 ? stays : dueWith(unrecorded);
}
