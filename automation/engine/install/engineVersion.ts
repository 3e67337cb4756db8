/** The version that is installed if no engine is found, and that the tests run with. */
export const pinnedVersion = "3.259.0";

/** The oldest version that can be used: it sends events over gRPC, and destroys without a program. */
export const oldestVersion = "3.220.0";

type Numbers = readonly [number, number, number];

function numbers(version: string): Numbers | undefined {
    const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version.trim());
    return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** Compares versions for sorting, oldest first; a text that is not a version comes before all. */
export function compareVersions(one: string, other: string): number {
    const [a, b] = [numbers(one) ?? [-1, -1, -1], numbers(other) ?? [-1, -1, -1]];
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Whether a version can be used: at least `oldestVersion`, with the same major version. */
export function isRecentEnough(version: string): boolean {
    const found = numbers(version);
    return found?.[0] === numbers(oldestVersion)?.[0] && compareVersions(version, oldestVersion) >= 0;
}

/** The rule of `isRecentEnough`, for people. */
export const versionRule = `Pulumi ${oldestVersion} or newer, below 4.0`;
