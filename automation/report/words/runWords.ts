import type { StepVerb } from "../../cake/model/events";
import type {
    DrainResult,
    EnvironmentRun,
    LayerResult,
    RunResult,
    RunVerb,
    StepResult,
    SweepResult,
} from "../../cake/model/results";
import { countsText, hasChanges, noCounts, sumCounts } from "../../diffs/model/counts";
import type { Counts } from "../../diffs/model/model";
import type { Tense } from "../../diffs/model/operationWords";
import { errorReport } from "../errors";

/** How an environment's run ended, in one word. */
export type RunOutcome = "succeeded" | "unchanged" | "skipped" | "failed" | "cancelled";

/** How an environment's run ended; a run that could not begin has failed. */
export function outcomeOf(run: EnvironmentRun): RunOutcome {
    if ("error" in run) return "failed";
    const { result, layers } = run.result;
    if (result !== "succeeded" || layers.length === 0) return result;
    if (layers.every((layer) => layer.result === "skipped")) return "skipped";
    return layers.every((layer) => layer.result === "unchanged") ? "unchanged" : "succeeded";
}

/** The changes of a run in all layers of an environment, done or pending. */
export function runCounts(run: EnvironmentRun): Counts {
    return "error" in run ? noCounts : sumCounts(run.result.layers.map(({ counts }) => counts));
}

/** Whether a run succeeded without any change. */
export function isIdle(run: EnvironmentRun): boolean {
    return ["succeeded", "unchanged", "skipped"].includes(outcomeOf(run)) && !hasChanges(runCounts(run));
}

/** Whether a verb reports what is pending, what it did, or what others did. */
export function tenseOf(verb: StepVerb): Tense {
    if (verb === "drift") return "outside";
    return verb === "preview" || verb === "check" ? "pending" : "done";
}

/** A step of a run as a row of a table: its name stands in the column of the layers. */
export type StepRow = StepResult &
    Pick<LayerResult, "layer" | "reused" | "interrupted"> &
    Partial<Pick<DrainResult, "waitingFor"> & Pick<SweepResult, "leftovers">>;

/** All steps of a run in the order of work: its layers, and what a destroy does before and after them. */
export function rowsOf({ drained, layers, swept }: RunResult): readonly StepRow[] {
    return [
        ...(drained === undefined ? [] : [{ ...drained, layer: drained.step }]),
        ...layers,
        ...(swept === undefined ? [] : [{ ...swept, layer: swept.step }]),
    ];
}

/** Counts in the words of a verb: `3 to create`, `3 created`, with drift `3 changed outside`. */
export function verbCounts(verb: RunVerb, counts: Counts): string {
    return countsText(counts, tenseOf(verb));
}

/** Why a row failed, with what a drain still waited for and what a sweep left, a line each. */
export function leftText({ reason: why, result: is, waitingFor = [], leftovers = [] }: StepRow): string {
    return [
        why ?? is,
        ...waitingFor.map(({ object, reason }) => `${object}: ${reason}`),
        ...leftovers
            .filter(({ result }) => result === "left")
            .map(({ kind, id, size = "", reason, mark }) => `${kind} ${id} ${size}: ${reason ?? mark}`),
    ].join("\n");
}

/** Why a layer failed, was skipped or was cancelled, in one line; empty if it succeeded. */
export function layerReason({ reason, failures }: StepResult): string {
    const [line = ""] = (reason ?? failures[0]?.text ?? "").trim().split("\n");
    return line;
}

/** Why an environment's run failed, was skipped or was cancelled, in one line; empty if it succeeded. */
export function runReason(run: EnvironmentRun): string {
    if ("error" in run) return errorReport(run.error).message.split("\n")[0] ?? "";
    const { result } = run.result;
    const layers = rowsOf(run.result);
    const [first] = run.result.layers;
    if (outcomeOf(run) === "skipped" && first !== undefined) return layerReason(first);
    if (result === "succeeded") return "";
    const stopped = layers.find((layer) => layer.result === result);
    const reason = stopped === undefined ? "" : layerReason(stopped);
    return stopped === undefined || reason === "" ? (stopped?.layer ?? "") : `${stopped.layer}: ${reason}`;
}

/** Whether the run reached a layer. */
export function wasReached({ result, seconds }: StepResult): boolean {
    return result !== "skipped" && (result !== "cancelled" || seconds > 0);
}
