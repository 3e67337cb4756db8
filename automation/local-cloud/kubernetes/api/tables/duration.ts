const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

function two(value: number, big: number, small: number, units: readonly [string, string]): string {
    const rest = Math.floor((value % big) / small);
    return `${Math.floor(value / big)}${units[0]}${rest === 0 ? "" : `${rest}${units[1]}`}`;
}

/** A span of milliseconds as kubectl shows ages: `5s`, `3m12s`, `4d`. Source: k8s.io/apimachinery/pkg/util/duration. */
export function humanDuration(span: number): string {
    if (span < 0) return span < -second ? "<invalid>" : "0s";
    if (span < 2 * minute) return `${Math.floor(span / second)}s`;
    if (span < 10 * minute) return two(span, minute, second, ["m", "s"]);
    if (span < 3 * hour) return `${Math.floor(span / minute)}m`;
    if (span < 8 * hour) return two(span, hour, minute, ["h", "m"]);
    if (span < 2 * day) return `${Math.floor(span / hour)}h`;
    if (span < 8 * day) return two(span, day, hour, ["d", "h"]);
    if (span < 2 * 365 * day) return `${Math.floor(span / day)}d`;
    if (span < 8 * 365 * day) return two(span, 365 * day, day, ["y", "d"]);
    return `${Math.floor(span / (365 * day))}y`;
}

/** Time since a timestamp, as kubectl shows it. */
export function ageOf(timestamp: unknown, now: number): string {
    if (typeof timestamp !== "string") return "<unknown>";
    return humanDuration(now - Date.parse(timestamp));
}
