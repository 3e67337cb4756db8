/** A duration in its two greatest units: `0.4 s`, `12 s`, `2 m 05 s`, `1 h 03 m`. */
export function durationText(seconds: number): string {
    if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 60) return `${whole} s`;
    const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
    if (minutes < 60) return `${minutes} m ${twoDigits(rest)} s`;
    return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} m`;
}

function twoDigits(count: number): string {
    return count.toString().padStart(2, "0");
}

const units = [
    { name: "d", seconds: 86_400 },
    { name: "h", seconds: 3600 },
    { name: "min", seconds: 60 },
] as const;

/** How long ago a time (ISO 8601) was: `just now`, `5 min ago`, `2 h ago`, `3 d ago`, and after a month the date. */
export function agoText(at: string, now: Date): string {
    const seconds = (now.getTime() - Date.parse(at)) / 1000;
    if (Number.isNaN(seconds)) return at;
    if (seconds >= 30 * 86_400) return at.slice(0, 10);
    const unit = units.find((one) => seconds >= one.seconds);
    return unit === undefined ? "just now" : `${Math.floor(seconds / unit.seconds)} ${unit.name} ago`;
}
