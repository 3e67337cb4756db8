import { isObject, type Json, type JsonObject, listOf, valueAt } from "../../api/objects/json";

/** What a chart is rendered for. */
export interface ChartRelease {
    readonly chart: string;
    readonly version: string;
    readonly appVersion: string;
    readonly name: string;
    readonly namespace: string;
    readonly values: JsonObject;
}

/** A chart as the local cloud models it: its main objects, which follow the values that matter most. */
export interface Chart {
    /** The version that is installed where none is asked for. */
    readonly version: string;
    readonly appVersion: string;
    /** The version of what another version of the chart installs, where that is known. */
    readonly appVersionOf?: (version: string) => string;
    render(release: ChartRelease): readonly JsonObject[];
    /** Custom resource definitions: installed first and kept when the release goes, as Helm does. */
    readonly crds?: (release: ChartRelease) => readonly JsonObject[];
}

function find(release: ChartRelease, path: string): Json | undefined {
    return valueAt(release.values, path.split("."));
}

/** A text in a release's values by its dotted path, or what the chart's own values.yaml says. */
export function textValue(release: ChartRelease, path: string, otherwise: string): string {
    const found = find(release, path);
    return typeof found === "string" ? found : otherwise;
}

/** A number in a release's values; texts such as "3" count, as they do in templates. */
export function numberValue(release: ChartRelease, path: string, otherwise: number): number {
    const found = find(release, path);
    const number = typeof found === "number" || typeof found === "string" ? Number(found) : NaN;
    return Number.isFinite(number) ? number : otherwise;
}

/** A switch in a release's values. */
export function flagValue(release: ChartRelease, path: string, otherwise: boolean): boolean {
    const found = find(release, path);
    return typeof found === "boolean" ? found : otherwise;
}

/** An object in a release's values, e.g. annotations. */
export function objectValue(release: ChartRelease, path: string, otherwise: JsonObject = {}): JsonObject {
    const found = find(release, path);
    return isObject(found) ? found : otherwise;
}

/** A list of texts in a release's values. */
export function textsValue(release: ChartRelease, path: string): string[] {
    return listOf(find(release, path)).filter((item) => typeof item === "string");
}

/** The name that charts give their objects: the release's, with the chart's where the release's does not hold it. */
export function fullNameOf(release: ChartRelease): string {
    const override = textValue(release, "fullnameOverride", "");
    if (override !== "") return override;
    const chart = textValue(release, "nameOverride", release.chart);
    return (release.name.includes(chart) ? release.name : `${release.name}-${chart}`).slice(0, 63);
}
