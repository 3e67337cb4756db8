import type {
    Autonaming,
    CheckResult,
    PropertyMap,
    PropertyValue,
    ResourceRef,
} from "../../../../protocol/providerModel";
import type { Cluster } from "../../cluster";
import { makeName } from "../../objects/naming";
import { isMap, reveal } from "../../../../model/values";
import { chartName, chartOf, modelOf } from "../catalogue";

// Options of a release that the provider fills in where a program leaves them out.
const defaults: PropertyMap = {
    allowNullValues: false,
    atomic: false,
    cleanupOnFail: false,
    createNamespace: false,
    dependencyUpdate: false,
    devel: false,
    disableCRDHooks: false,
    disableOpenapiValidation: false,
    disableWebhooks: false,
    forceUpdate: false,
    lint: false,
    recreatePods: false,
    renderSubchartNotes: false,
    replace: false,
    resetValues: false,
    reuseValues: false,
    skipAwait: false,
    skipCrds: false,
    values: {},
    verify: false,
    waitForJobs: false,
};

// 1.2.3, v1.2.3-rc.1+build: what Helm takes for one chart version and not for a range of them.
const exactVersion = /^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/;

function present(news: PropertyMap): PropertyMap {
    return Object.fromEntries(Object.entries(news).filter(([, value]) => value !== null));
}

function nameOf(
    resource: ResourceRef,
    olds: PropertyMap,
    news: PropertyMap,
    autonaming: Autonaming | undefined,
): PropertyValue {
    const given = news.name;
    if (given !== undefined && given !== "") return given;
    return olds.name ?? makeName(resource.name, autonaming, "name");
}

function versionOf(chart: PropertyValue, given: PropertyValue | undefined): PropertyValue | undefined {
    if (typeof chart !== "string") return given;
    const text = given === undefined ? "" : reveal(given);
    if (typeof text !== "string" || exactVersion.test(text)) return given;
    // A range such as ">= 4.0.0" or "4.x" is resolved to what the repository has: here, one version.
    return chartOf(chart).version;
}

/** Completes the inputs of a release: its name, its namespace, the chart's version, and the options left out. */
export function checkRelease(
    cluster: Cluster,
    resource: ResourceRef,
    olds: PropertyMap,
    given: PropertyMap,
    autonaming: Autonaming | undefined,
): CheckResult {
    const news = present(given);
    const chart = news.chart ?? "";
    if (chart === "") {
        return {
            inputs: news,
            failures: [{ property: "chart", reason: "a release needs the name of its chart" }],
        };
    }
    if (typeof chart === "string" && modelOf(chart) === undefined) {
        cluster.notice(
            `The local cloud has no model of the Helm chart "${chartName(chart)}": its release gets a Deployment, a ` +
                "Service, a ServiceAccount and a ConfigMap.",
        );
    }
    const version = versionOf(chart, news.version);
    const awaited = news.skipAwait !== true;
    return {
        inputs: {
            ...defaults,
            ...(awaited ? { timeout: 300 } : {}),
            ...news,
            name: nameOf(resource, olds, news, autonaming),
            namespace: news.namespace ?? cluster.settings.namespace ?? "default",
            ...(version === undefined ? {} : { version }),
        },
        failures: [],
    };
}

/** The values of a release, as one object. */
export function valuesOf(inputs: PropertyMap): PropertyMap {
    const values = reveal(inputs.values ?? {});
    return isMap(values) ? values : {};
}
