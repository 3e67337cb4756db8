const units = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 } as const;

/** The form of a duration: `90m`, `8h`, `3d`, `2w`, or several of these: `1d12h`. A day has 24 hours. */
export const durationForm = /^(?:\d{1,5}[mhdw])+$/;

/** The milliseconds of a duration such as `3d` or `1d12h`; undefined for any other text. */
export function parseDuration(text: string): number | undefined {
    if (!durationForm.test(text)) return undefined;
    return [...text.matchAll(/(\d+)([mhdw])/g)].reduce(
        (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
        0,
    );
}

/** The milliseconds of a time to wait, which may be in seconds as well: `30s`, `0s`, `10m`; undefined if it is no duration. */
export function parseWait(text: string): number | undefined {
    const seconds = /^(\d{1,5})s$/.exec(text)?.[1];
    return seconds === undefined ? parseDuration(text) : Number(seconds) * 1000;
}

/** A duration in milliseconds as a text in its two greatest units: `3d`, `1d12h`, `5m`; less than a minute is `0m`. */
export function formatDuration(milliseconds: number): string {
    const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
    const parts = [
        [Math.floor(minutes / 1440), "d"],
        [Math.floor(minutes / 60) % 24, "h"],
        [minutes % 60, "m"],
    ] as const;
    const first = parts.findIndex(([count]) => count > 0);
    if (first < 0) return "0m";
    return parts
        .slice(first, first + 2)
        .filter(([count]) => count > 0)
        .map(([count, unit]) => `${count}${unit}`)
        .join("");
}
