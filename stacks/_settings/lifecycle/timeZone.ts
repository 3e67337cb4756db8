/** A time as a wall clock shows it; months and days from 1. */
export interface WallTime {
    readonly year: number;
    readonly month: number;
    readonly day: number;
    readonly hour: number;
    readonly minute: number;
}

const day = 24 * 60 * 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether a text is the name of a time zone of the IANA database, `Europe/Berlin`. Offsets such as +02:00 are not: they have no summer time. */
export function isTimeZone(zone: string): boolean {
    if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(zone)) return false;
    // The list has no aliases. Making a format knows them but takes five times as long, and every command asks.
    if (Intl.supportedValuesOf("timeZone").includes(zone)) return true;
    try {
        formatOf(zone);
        return true;
    } catch {
        return false;
    }
}

function formatOf(zone: string): Intl.DateTimeFormat {
    const known = formats.get(zone);
    if (known !== undefined) return known;
    const format = new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        hourCycle: "h23",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
    });
    formats.set(zone, format);
    return format;
}

/** The time that the clocks of a time zone show at an instant. */
export function wallTime(at: Date, zone: string): WallTime {
    const parts = new Map(
        formatOf(zone)
            .formatToParts(at)
            .map(({ type, value }) => [type, Number(value)]),
    );
    const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
    return {
        year: part("year"),
        month: part("month"),
        day: part("day"),
        hour: part("hour"),
        minute: part("minute"),
    };
}

/** A wall time as if it were UTC, in milliseconds, for comparisons and sums. A day beyond the end of a month is one of the next month. */
export function asUtc({ year, month, day: date, hour, minute }: WallTime): number {
    return Date.UTC(year, month - 1, date, hour, minute);
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
    const minutes = Math.floor(instant / 60_000) * 60_000;
    return asUtc(wallTime(new Date(minutes), zone)) - minutes;
}

/**
 * The instant at which the clocks of a zone show a time. If they show it twice, it is the first instant; if they skip it,
 * it is as long after the change as the time is, as in Temporal's disambiguation "compatible".
 */
export function instantOf(wall: WallTime, zone: string): Date {
    const shown = asUtc(wall);
    const [before, after] = [offsetAt(shown - day, zone), offsetAt(shown + day, zone)];
    const found = [shown - before, shown - after]
        .filter((instant) => instant + offsetAt(instant, zone) === shown)
        .sort((one, other) => one - other);
    return new Date(found[0] ?? shown - before);
}

/** `2026-11-30 18:00 Europe/Berlin`, for people. */
export function zonedText(at: Date, zone: string): string {
    return `${new Date(asUtc(wallTime(at, zone))).toISOString().slice(0, 16).replace("T", " ")} ${zone}`;
}

/** The date at an instant in a zone, `2026-11-30`, and its day of the week from 0, Sunday. */
export function dateIn(at: Date, zone: string): { readonly date: string; readonly weekday: number } {
    const shown = new Date(asUtc(wallTime(at, zone)));
    return { date: shown.toISOString().slice(0, 10), weekday: shown.getUTCDay() };
}
