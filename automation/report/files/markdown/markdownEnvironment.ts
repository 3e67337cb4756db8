import type { EnvironmentRun, RunResult, RunVerb } from "../../../cake/model/results";
import { hasChanges } from "../../../diffs/model/counts";
import type { LayerDiff } from "../../../diffs/model/model";
import { normaliseDiff } from "../../../diffs/model/normalise";
import { durationText } from "../../words/time";
import type { Block } from "../blocks";
import { errorBlock, failureBlocks } from "./markdownFailures";
import { leftoverBlocks } from "./markdownLeftovers";
import { lossBlocks } from "./markdownLosses";
import { countTexts, countTitles, tableBlock } from "./markdownTable";
import { code, name } from "./markdownText";
import { treeBlock } from "./markdownTree";
import {
    isIdle,
    layerReason,
    outcomeOf,
    rowsOf,
    runCounts,
    tenseOf,
    verbCounts,
    wasReached,
    type StepRow,
} from "../../words/runWords";
import type { Section } from "../sections";

/** The number of outputs that a layer waits on that are named; the others are counted. */
const mostWaits = 8;

/** The changes of a run in one environment, done or pending. */
export function environmentSection(verb: RunVerb, run: EnvironmentRun, level: "###" | "####"): Section {
    const heading: Block = { lines: [`${level} ${headline(verb, run)}`] };
    if ("error" in run) return { told: [heading, errorBlock(run.error)], folded: [] };
    const { environment, result } = run;
    const diff = result.diff === undefined ? undefined : normaliseDiff(result.diff);
    const layers = diff?.layers ?? [];
    const pending = layers.filter(({ changes }) => changes.length > 0);
    if (isIdle(run) && pending.length === 0 && level === "####") return { told: [heading], folded: [] };
    return {
        told: [
            heading,
            ...(result.layers.length === 0 ? [] : [layerTable(result, layers)]),
            ...lossBlocks(verb, pending),
            ...failureBlocks(result.layers),
            ...leftoverBlocks(result),
            ...nextBlocks(result),
        ],
        folded: pending.map((layer) => treeBlock(verb, environment, layer)),
    };
}

/** `sandbox-a: 66 to create, 1 to replace`, or how it ended if it did not succeed. */
function headline(verb: RunVerb, run: EnvironmentRun): string {
    const counts = runCounts(run);
    const outcome = outcomeOf(run);
    const words = verbCounts(verb, counts);
    const environment = name(run.environment);
    if (outcome === "succeeded" || outcome === "unchanged") {
        return `${environment}: ${verb === "check" ? "the stored diff is current, " : ""}${words}`;
    }
    return `${environment}: ${verb} ${outcome}${hasChanges(counts) ? `, ${words}` : ""}`;
}

function layerTable(result: RunResult, diffs: readonly LayerDiff[]): Block {
    const { verb } = result;
    const layers = rowsOf(result);
    const byName = new Map(diffs.map((diff) => [diff.layer, diff]));
    const tense = tenseOf(verb);
    const isAnswer = tense !== "done";
    const isWell = layers.every(({ result }) => result === "succeeded" || result === "unchanged");
    const rows = layers.map((layer) => {
        const reached = wasReached(layer);
        const reason = layer.failures.length > 0 ? "" : layerReason(layer);
        return [
            name(layer.layer),
            tense === "pending" ? confidenceText(byName.get(layer.layer)) : "",
            isAnswer && isWell ? "" : layer.result,
            ...(reached ? countTexts(layer.counts) : countTitles.map(() => "")),
            // The comment of a preview with the same changes is the same.
            isAnswer || !reached ? "" : durationText(layer.seconds),
            reasonText(layer, reason),
        ];
    });
    return tableBlock(["layer", "confidence", "result", ...countTitles, "time", "reason"], rows, "layers");
}

function reasonText({ result }: StepRow, reason: string): string {
    return result === "succeeded" || result === "unchanged" || reason === "" ? "" : code(reason);
}

/** `exact`, or `conditional` with the outputs of lower layers that are still unknown. */
function confidenceText(diff: LayerDiff | undefined): string {
    if (diff === undefined) return "";
    const { confidence, waitsOn } = diff;
    if (waitsOn.length === 0) return confidence;
    const named = waitsOn.slice(0, mostWaits).map(code).join(", ");
    const others = waitsOn.length - mostWaits;
    return `${confidence}, waits on ${named}${others > 0 ? ` and ${others} more` : ""}`;
}

function nextBlocks({ next }: RunResult): readonly Block[] {
    return next === undefined ? [] : [{ lines: [`Next: ${code(next)}`] }];
}
