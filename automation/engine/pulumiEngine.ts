import { rmSync } from "node:fs";
import type { Counts } from "../diffs/model/model";
import { CakeError, exitCodes } from "../system/errors";
import { changesOf } from "./changes/changesOf";
import { withWaits } from "./changes/withWaits";
import { driftOf } from "./drift/driftOf";
import {
    begunOf,
    endingsOf,
    everything,
    isEnding,
    noteBeginning,
    noteBegun,
    readBegun,
    type Note,
} from "./repair/journal";
import { interruptedOn, repairStack } from "./repair/repairStack";
import { removeBrokenAttributes } from "./state/brokenAttributes";
import { removeDeadLocks } from "./state/deadLocks";
import { previewFailed, stackName } from "./run/engineErrors";
import { consequence } from "./events/eventCollector";
import { awaitEngineLeftAlone } from "./state/orphanedEngine";
import { mendPlan, newPlanFile } from "./run/planFile";
import { PulumiExit } from "./run/pulumiProcess";
import { stackRunner, type StackRun } from "./run/stackRunner";
import {
    isKnownMissing,
    forgetRecords,
    isNoSuchStack,
    readOutputs,
    readResources,
    readSecrets,
    readState,
    removeStack,
} from "./run/stackRuns";
import { prepareWorkspace } from "./run/workspace";
import type { Engine, PreviewOutcome, RunOptions, StackSpec, UpdateOutcome } from "./types";

const nothing: Counts = { create: 0, update: 0, replace: 0, delete: 0, same: 0 };

function wasKilled({ error }: StackRun): boolean {
    return error instanceof PulumiExit && typeof error.code === "string";
}

/** Opens the engine at `command`, of a version that is known. Runs of different stacks may overlap. */
export function openEngine(found: { readonly command: string; readonly version: string }): Engine {
    const { run, redaction } = stackRunner(found);

    async function unlock(spec: StackSpec, { onProgress }: RunOptions): Promise<void> {
        removeBrokenAttributes(spec);
        for (const text of await removeDeadLocks(spec)) {
            onProgress?.({ kind: "message", severity: "warning", text });
        }
    }

    /** What each plan will create and delete. */
    const planned = new Map<string, readonly Note[]>();
    const learned = new Set<string>();
    const learn = (spec: StackSpec) => (secrets: readonly unknown[]) => {
        learned.add(stackName(spec));
        secrets.forEach(redaction.learnValue);
    };

    /** What is secret in the state is kept out of all that is said about changing it. */
    async function learnSecrets(spec: StackSpec): Promise<void> {
        if (learned.has(stackName(spec))) return;
        prepareWorkspace(spec);
        await readSecrets(found.command, spec, learn(spec));
    }

    function outcome({ collector, outputs, error }: StackRun, options: RunOptions): UpdateOutcome {
        const { counts } = collector;
        // Where it is stopped among the deletions, the engine ends as if it had done them all.
        const isCancelled = options.signal?.aborted === true;
        if (error === undefined && !isCancelled)
            return { result: "succeeded", counts, outputs, failures: [] };
        const result = isCancelled ? "cancelled" : "failed";
        const failures = collector.failures.filter(
            ({ text }) => result === "failed" || !consequence.test(text),
        );
        return { result, counts, outputs, failures };
    }

    /** The outcome of a run, with what a killed engine has left open. */
    async function ended(spec: StackSpec, result: StackRun, options: RunOptions): Promise<UpdateOutcome> {
        const is = outcome(result, options);
        if (is.result === "succeeded" || !wasKilled(result)) return is;
        const all = await interruptedOn(found.command, spec);
        return { ...is, pending: all.filter(({ isPending }) => isPending) };
    }

    async function preview(
        spec: StackSpec,
        options: RunOptions,
        plan: string | undefined,
    ): Promise<PreviewOutcome> {
        const { collector, outputs, waits, error } = await run(
            spec,
            spec.program,
            { ...options, isRepeatable: true },
            (stack, common) => stack.preview({ ...common, ...(plan !== undefined && { plan }) }),
        );
        if (error !== undefined && options.signal?.aborted === true) {
            throw new CakeError(`The preview of ${stackName(spec)} was cancelled.`, exitCodes.cancelled);
        }
        if (error !== undefined) throw previewFailed(spec, collector.failures);
        if (plan !== undefined) mendPlan(plan);
        const waitsOn = [...new Set(Object.values(spec.waitsOn ?? {}))].sort();
        if (plan !== undefined)
            planned.set(plan, [...begunOf(collector.steps), ...endingsOf(collector.steps)]);
        const diff = {
            layer: spec.project,
            confidence: waitsOn.length === 0 ? "exact" : "conditional",
            waitsOn,
            unchanged: collector.counts.same,
            changes: withWaits(changesOf(collector.steps), waits),
        } as const;
        return { diff, outputs, ...(plan !== undefined && { plan }) };
    }

    return {
        preview: async (spec, options) => {
            const plan = options.savePlan === true ? newPlanFile(spec.workDir) : undefined;
            try {
                return await preview(spec, options, plan);
            } catch (error) {
                if (plan !== undefined) rmSync(plan, { force: true });
                throw error;
            }
        },
        up: async (spec, options) => {
            const { plan } = options;
            await unlock(spec, options);
            await learnSecrets(spec);
            const begun = plan === undefined ? [] : (planned.get(plan) ?? []);
            noteBegun(spec.workDir, [...readBegun(spec.workDir), ...begun]);
            const result = await run(spec, spec.program, options, (stack, common) =>
                stack.up({
                    ...common,
                    ...(plan !== undefined && { plan }),
                    onEvent: (event) => {
                        noteBeginning(spec.workDir, event);
                        common.onEvent(event);
                    },
                }),
            );
            // Of what failed nobody knows whether it was made or deleted: an answer may have been lost. Of a killed
            // engine not even that is known.
            if (!wasKilled(result)) {
                const { unfinished } = result.collector;
                noteBegun(
                    spec.workDir,
                    readBegun(spec.workDir).filter(({ urn }) => unfinished.has(urn)),
                );
            }
            return ended(spec, result, options);
        },
        destroy: async (spec, options) => {
            const done = { result: "succeeded", counts: nothing, outputs: {}, failures: [] } as const;
            if (isKnownMissing(spec)) return done;
            await unlock(spec, options);
            await learnSecrets(spec);
            const before = readBegun(spec.workDir);
            noteBegun(spec.workDir, [...before, { doing: "deleting", urn: everything }]);
            const result = await run(spec, undefined, options, (stack, common) =>
                stack.destroy({ ...common, runProgram: false }),
            );
            if (!wasKilled(result)) {
                const { steps, unfinished } = result.collector;
                const failed = endingsOf(steps).filter(({ urn }) => unfinished.has(urn));
                noteBegun(spec.workDir, [...before.filter((note) => !isEnding(note)), ...failed]);
            }
            return isNoSuchStack(result.error) ? done : ended(spec, result, options);
        },
        drift: async (spec, options) => {
            await learnSecrets(spec);
            return driftOf({ run, redaction }, spec, options);
        },
        settled: async (spec, options) => {
            await awaitEngineLeftAlone(spec, options);
            await unlock(spec, options);
        },
        outputs: async (spec) => {
            prepareWorkspace(spec);
            return readOutputs(found.command, spec, learn(spec));
        },
        state: async (spec) => {
            prepareWorkspace(spec);
            return readState(found.command, spec);
        },
        resources: async (spec) => {
            prepareWorkspace(spec);
            return readResources(found.command, spec);
        },
        forget: async (spec, isForgotten) => {
            prepareWorkspace(spec);
            await unlock(spec, {});
            return forgetRecords(found.command, spec, isForgotten);
        },
        interrupted: (spec) => {
            prepareWorkspace(spec);
            return interruptedOn(found.command, spec);
        },
        repair: async (spec, options) => {
            prepareWorkspace(spec);
            await unlock(spec, {});
            return repairStack(found.command, spec, options);
        },
        remove: async (spec) => {
            prepareWorkspace(spec);
            await removeStack(found.command, spec);
        },
    };
}
