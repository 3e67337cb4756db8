import type {
    EnvironmentRun,
    LayerResult,
    RunReport,
    RunVerb,
} from "../../../../automation/cake/model/results";
import { countsOf, noCounts } from "../../../../automation/diffs/model/counts";
import type { EnvironmentDiff } from "../../../../automation/diffs/model/model";
import { CakeError, exitCodes } from "../../../../automation/system/errors";
import { firstDiff, laterDiff } from "../../diffs/samples";

/** A layer's result with what a test does not care about filled in. */
export function rowOf(
    layer: string,
    result: LayerResult["result"],
    more: Partial<LayerResult> = {},
): LayerResult {
    return { layer, result, counts: noCounts, seconds: 0, failures: [], ...more };
}

/** A run that found a diff. */
export function runOf(diff: EnvironmentDiff, verb: RunVerb = "preview"): EnvironmentRun {
    const { environment } = diff;
    return {
        environment,
        result: {
            verb,
            environment,
            result: "succeeded",
            seconds: 12,
            diff,
            next: `npm run up -- ${environment}`,
            layers: diff.layers.map((layer) =>
                rowOf(layer.layer, layer.changes.length === 0 ? "unchanged" : "succeeded", {
                    counts: countsOf(layer),
                    seconds: 3.2,
                }),
            ),
        },
    };
}

/** A run of one environment. */
export function reportOf(run: EnvironmentRun, verb: RunVerb = "preview"): RunReport {
    return { verb, runs: [run], seconds: 14 };
}

/** A run of which the second layer failed. */
export function failedRun(verb: RunVerb): EnvironmentRun {
    return {
        environment: "dev-1",
        result: {
            verb,
            environment: "dev-1",
            result: "failed",
            seconds: 75,
            next: `npm run ${verb} -- dev-1`,
            layers: [
                rowOf("network", "succeeded", { counts: { ...noCounts, create: 12, same: 3 }, seconds: 12 }),
                rowOf("compute", "failed", {
                    reason: "aws:eks:Cluster cluster: ResourceLimitExceeded",
                    seconds: 63,
                    failures: [
                        {
                            urn: "urn:pulumi:a::compute::eks:index:Cluster$aws:eks/cluster:Cluster::cluster",
                            text: "ResourceLimitExceeded: too many clusters\nask for <more>",
                        },
                    ],
                }),
                rowOf("cluster-config", "skipped", { reason: "compute failed" }),
            ],
        },
    };
}

/** An environment that could not be run. */
export const brokenRun: EnvironmentRun = {
    environment: "dev-2",
    error: new CakeError(
        "stacks/dev-2/stack.yaml:3:5: network.cidr is no block.",
        exitCodes.usage,
        "Write one such as 10.0.0.0/16.",
    ),
};

/** A run that found nothing to do. */
export const idleRun: EnvironmentRun = {
    environment: "dev-3",
    result: {
        verb: "preview",
        environment: "dev-3",
        result: "succeeded",
        seconds: 0.1,
        layers: ["network", "compute", "cluster-config"].map((layer) =>
            rowOf(layer, "unchanged", { counts: { ...noCounts, same: 31 } }),
        ),
    },
};

/** Several environments, each with another end. */
export const mixedReport: RunReport = {
    verb: "preview",
    seconds: 14,
    runs: [runOf(firstDiff), runOf(laterDiff), failedRun("preview"), brokenRun, idleRun],
};
