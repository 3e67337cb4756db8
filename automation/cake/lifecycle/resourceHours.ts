import { asUtc, dateIn, instantOf, wallTime } from "../../../stacks/_settings/lifecycle/timeZone";
import type { LifecycleFacts } from "./dueFor";

/** The hour of a wake, as an estimate. */
const morning = 7;
const hour = 3_600_000;
const day = 24 * hour;

/** How many hours an environment that is torn down now stays down: until its next morning, or a day if it is never woken. */
export function hoursAsleep(
    { lifecycle }: Pick<LifecycleFacts, "lifecycle">,
    now: Date,
    holidays: ReadonlySet<string>,
): number {
    if (lifecycle.wake === "never") return 24;
    const today = wallTime(now, lifecycle.timezone);
    for (let days = 0; days < 60; days += 1) {
        const shown = new Date(asUtc({ ...today, hour: morning, minute: 0 }) + days * day);
        const at = instantOf(
            {
                year: shown.getUTCFullYear(),
                month: shown.getUTCMonth() + 1,
                day: shown.getUTCDate(),
                hour: morning,
                minute: 0,
            },
            lifecycle.timezone,
        );
        const { date, weekday } = dateIn(at, lifecycle.timezone);
        if (at > now && weekday !== 0 && weekday !== 6 && !holidays.has(date)) {
            return (at.getTime() - now.getTime()) / hour;
        }
    }
    return 24;
}

/** Resources times the hours that they are gone, summed over all layers. */
export function resourceHours(
    facts: Pick<LifecycleFacts, "lifecycle" | "deployed">,
    now: Date,
    holidays: ReadonlySet<string>,
): number {
    const resources = Object.values(facts.deployed).reduce((sum, layer) => sum + layer.resources, 0);
    return Math.round(resources * hoursAsleep(facts, now, holidays));
}
