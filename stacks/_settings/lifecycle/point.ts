import { parseDuration } from "./duration";
import { asUtc, instantOf, wallTime, type WallTime } from "./timeZone";

const clock = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const dated = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * A point of time as people write it, seen from `now` in a time zone: the next `18:00`, in `2d`, the end of 2026-11-30,
 * 2026-11-30T18:00 on the zone's clocks, or an ISO 8601 time with an offset. Undefined for any other text.
 */
export function parsePoint(text: string, now: Date, zone: string): Date | undefined {
    const duration = parseDuration(text);
    if (duration !== undefined) return new Date(now.getTime() + duration);
    const time = clock.exec(text);
    if (time !== null) return nextClock(Number(time[1]), Number(time[2]), now, zone);
    return parseDate(text, zone);
}

function nextClock(hour: number, minute: number, now: Date, zone: string): Date {
    const today = { ...wallTime(now, zone), hour, minute };
    const at = instantOf(today, zone);
    return at > now ? at : instantOf({ ...today, day: today.day + 1 }, zone);
}

/** The end of a date on the zone's clocks, or a date with a time; undefined for any other text. */
export function parseDate(text: string, zone: string): Date | undefined {
    const match = dated.exec(text);
    if (match === null) return undefined;
    const [year = 0, month = 0, day = 0, hour, minute = 0] = match
        .slice(1, 6)
        .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
    const wall: WallTime = { year, month, day, hour: hour ?? 0, minute };
    const shown = new Date(asUtc(wall));
    // Date.UTC takes the 31st of February for a day in March.
    if (shown.getUTCMonth() + 1 !== month || shown.getUTCDate() !== day || wall.hour > 23 || minute > 59) {
        return undefined;
    }
    if (hour === undefined) return instantOf({ ...wall, day: day + 1 }, zone);
    if (match[7] === undefined) return instantOf(wall, zone);
    const exact = new Date(text.replace(" ", "T"));
    return Number.isNaN(exact.getTime()) ? undefined : exact;
}
