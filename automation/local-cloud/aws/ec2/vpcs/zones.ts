/** The short name of a region in zone ids: `euc1` for eu-central-1 (AWS RAM User Guide, "Availability Zone IDs"). */
function shortRegion(region: string): string {
    const [area = "", ...rest] = region.split("-");
    const number = rest.pop() ?? "";
    const direction = rest
        .join("")
        .replace(/(north|south)(east|west)/, (_, a: string, b: string) => `${a[0] ?? ""}${b[0] ?? ""}`);
    return `${area}${direction.length > 2 ? (direction[0] ?? "") : direction}${number}`;
}

/** The availability zones of a region: every account has at least three in each. */
export function zonesOf(region: string): string[] {
    return ["a", "b", "c"].map((letter) => region + letter);
}

/** The id of a zone: the same physical zone in every account. */
export function zoneId(zone: string): string {
    return `${shortRegion(zone.slice(0, -1))}-az${"abcdef".indexOf(zone.slice(-1)) + 1}`;
}
