import { parseDuration } from "../../../stacks/_settings/lifecycle/duration";
import type { LifecycleSettings } from "../../../stacks/_settings/lifecycle/lifecycleSettings";
import { parseDate } from "../../../stacks/_settings/lifecycle/point";
import { dateIn, zonedText } from "../../../stacks/_settings/lifecycle/timeZone";
import type { Kind } from "../../../stacks/_settings/load/kinds";
import type { Claim } from "../claims/claim";
import { heldText, isHeld } from "../claims/claimRules";
import type { Deployed } from "../model/records";
import type { TeardownRecord } from "./lifecycleRecord";

/** What a schedule does. */
export type ScheduledAction = "teardown" | "wake";

/** The facts that decide whether an environment is due. */
export interface LifecycleFacts {
    readonly environment: string;
    readonly kind: Kind;
    /** Whether its settings or its kind protect it. */
    readonly isProtected: boolean;
    readonly lifecycle: LifecycleSettings;
    readonly deployed: Deployed;
    /** Layers that are in the state, but not in deployed.yaml. */
    readonly unrecorded?: readonly string[];
    /** When somebody last used it: the last up, claim or renewal. */
    readonly activity?: Date;
    readonly claim?: Claim;
    /** Who works on it now, as text. */
    readonly running?: string;
    readonly asleep?: TeardownRecord;
}

/** A decision and its reason, for people. */
export interface Due {
    readonly environment: string;
    readonly due: boolean;
    readonly reason: string;
    /** Only of a teardown that is due. */
    readonly why?: TeardownRecord["why"];
}

const halfDay = 12 * 3_600_000;

/** Whether an environment is due now, and why. `holidays` are dates, `2026-12-25`. */
export function dueFor(
    action: ScheduledAction,
    facts: LifecycleFacts,
    now: Date,
    holidays: ReadonlySet<string>,
): Due {
    const { environment } = facts;
    if (facts.isProtected) return { environment, due: false, reason: `it is protected (kind ${facts.kind})` };
    if (facts.running !== undefined) return { environment, due: false, reason: facts.running };
    const decision = action === "teardown" ? teardownDue(facts, now) : wakeDue(facts, now, holidays);
    const { unrecorded = [] } = facts;
    const found = unrecorded.length === 0 ? "" : `; in its state, but not recorded: ${unrecorded.join(", ")}`;
    return { environment, ...decision, reason: `${decision.reason}${found}` };
}

type Decision = Omit<Due, "environment">;

function stays(reason: string): Decision {
    return { due: false, reason };
}

function teardownDue(facts: LifecycleFacts, now: Date): Decision {
    const { lifecycle, claim, deployed, unrecorded = [], environment } = facts;
    const zone = lifecycle.timezone;
    if (Object.keys(deployed).length === 0 && unrecorded.length === 0) return stays("it is not deployed");
    const keep = lifecycle.keepUntil === undefined ? undefined : parseDate(lifecycle.keepUntil, zone);
    if (keep !== undefined && now < keep) return stays(`it is kept until ${zonedText(keep, zone)}`);
    if (isHeld(claim, now) && claim.keep === true) {
        return stays(`kept by ${heldText(claim, { environment, now, zone })}`);
    }
    const end = ttlEnd(facts);
    if (end !== undefined && end <= now) {
        return {
            due: true,
            why: "ttl",
            reason: `its ttl of ${lifecycle.ttl ?? ""} was over at ${zonedText(end, zone)}`,
        };
    }
    if (lifecycle.teardown === "never") return stays("it is never torn down");
    if (lifecycle.teardown === "nightly") return { due: true, why: "schedule", reason: "every night" };
    return isWeekendNight(now, zone)
        ? { due: true, why: "schedule", reason: "over the weekend" }
        : stays("it is only torn down over the weekend");
}

/** When the ttl of an environment is over; undefined if it has none, or if its last use is unknown. */
export function ttlEnd({ lifecycle, activity }: LifecycleFacts): Date | undefined {
    const ttl = lifecycle.ttl === undefined ? undefined : parseDuration(lifecycle.ttl);
    return ttl === undefined || activity === undefined ? undefined : new Date(activity.getTime() + ttl);
}

/** The nights before Saturday and Sunday; a night lasts from noon to noon. */
function isWeekendNight(now: Date, zone: string): boolean {
    const { weekday } = dateIn(new Date(now.getTime() - halfDay), zone);
    return weekday === 5 || weekday === 6;
}

function wakeDue(facts: LifecycleFacts, now: Date, holidays: ReadonlySet<string>): Decision {
    const { lifecycle, asleep, deployed } = facts;
    if (asleep === undefined) return stays("it was not torn down by the schedule");
    if (isUp(asleep, deployed)) return stays("it is up again already");
    const end = ttlEnd(facts);
    if (asleep.why === "ttl" || (end !== undefined && end <= now)) return stays("its ttl is over");
    if (lifecycle.wake === "never") return stays("it is never woken");
    const { date, weekday } = dateIn(now, lifecycle.timezone);
    if (weekday === 0 || weekday === 6) return stays(`${date} is not a workday`);
    if (holidays.has(date)) return stays(`${date} is a holiday`);
    return { due: true, reason: `it was up until ${asleep.since.slice(0, 10)}` };
}

/** Whether all that was torn down has been deployed since. */
function isUp(asleep: TeardownRecord, deployed: Deployed): boolean {
    return Object.keys(asleep.layers).every((layer) => {
        const now = deployed[layer];
        return now !== undefined && now.partial !== true && Date.parse(now.at) > Date.parse(asleep.since);
    });
}
