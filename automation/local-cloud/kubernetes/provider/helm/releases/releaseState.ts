import { type PropertyMap, unknown } from "../../../../protocol/providerModel";
import { withSecrets } from "../../values/secrets";
import { reveal } from "../../../../model/values";
import { toJson, toProperties } from "../../values/conversion";
import { chartName, chartOf } from "../catalogue";
import type { ChartRelease } from "../chart";
import { valuesOf } from "./releaseInputs";
import { resourceNames } from "./resourceNames";
import type { StoredRelease } from "./storedRelease";

function text(inputs: PropertyMap, key: string): string {
    const value = reveal(inputs[key] ?? "");
    return typeof value === "string" ? value : "";
}

/** What a release's inputs ask for. */
export function releaseOf(inputs: PropertyMap): ChartRelease {
    const chart = text(inputs, "chart");
    const model = chartOf(chart);
    const version = text(inputs, "version");
    return {
        chart: chartName(chart),
        version: version === "" ? model.version : version,
        appVersion: version === "" ? model.appVersion : (model.appVersionOf?.(version) ?? model.appVersion),
        name: text(inputs, "name"),
        namespace: text(inputs, "namespace"),
        values: toJson(valuesOf(inputs)),
    };
}

/** Outputs of a release that is in the cluster. */
export function stateOf(inputs: PropertyMap, release: StoredRelease): PropertyMap {
    const properties = {
        ...inputs,
        version: release.version,
        resourceNames: resourceNames(release.objects),
        status: {
            appVersion: release.appVersion,
            chart: release.chart,
            name: release.name,
            namespace: release.namespace,
            revision: release.revision,
            status: release.status,
            version: release.version,
        },
    };
    return withSecrets(properties, inputs);
}

/** Outputs that a preview promises: what the release makes is known when it is made. */
export function previewOf(inputs: PropertyMap): PropertyMap {
    return { ...inputs, resourceNames: unknown, status: unknown };
}

/** Inputs of a release that is imported. */
export function importedInputs(release: StoredRelease): PropertyMap {
    return {
        chart: release.chart,
        name: release.name,
        namespace: release.namespace,
        values: toProperties(release.values),
        version: release.version,
    };
}
