import type { PulumiCommand, Stack } from "@pulumi/pulumi/automation";
import type { EngineProgress, RunOptions, StackOutputs, StackSpec } from "../types";
import { automationCommand } from "./automationCommand";
import { BrokenProgram } from "./brokenProgram";
import { engineError, unexplained } from "./engineErrors";
import { keepLocksAlive } from "../state/engineLocks";
import { EventCollector } from "../events/eventCollector";
import { leanly } from "./leanRuntime";
import { withoutInterruptions } from "./interruptionWarning";
import { programOutputs } from "../events/programOutputs";
import { asError, PulumiExit } from "./pulumiProcess";
import { Redaction } from "../events/redaction";
import { tellingSecretInputs } from "../events/secretInputs";
import { isKnownMissing, isNoSuchStack } from "./missingStack";
import { createStack } from "./stackLifecycle";
import { ignoreStrayRejections } from "./strayRejections";
import { WaitRecorder, type InputWait } from "../events/waitRecorder";
import { engineEnvironment, prepareWorkspace } from "./workspace";

/** The result of one run of the engine on one stack. */
export interface StackRun {
    readonly collector: EventCollector;
    readonly outputs: StackOutputs;
    /** What inputs of its resources wait on; empty unless upstream outputs are unknown. */
    readonly waits: readonly InputWait[];
    /** Why the run failed: the engine, a resource or a cancellation; absent if it succeeded. */
    readonly error?: Error;
}

/** A verb of the Automation API, with the options that all verbs share. */
export type Verb = (
    stack: Stack,
    common: {
        readonly onEvent: EventCollector["take"];
        readonly signal?: AbortSignal;
        readonly refresh?: boolean;
    },
) => Promise<unknown>;

/** How a verb is run. */
export interface StackRunOptions extends RunOptions {
    /** Whether the verb changes nothing, so that it may be repeated without asking. */
    readonly isRepeatable?: boolean;
}

/** Runs verbs of the Automation API on stacks, with one engine for all of them. */
export interface StackRunner {
    /** Runs a verb; with a program it creates a missing stack first. Throws if the engine or the state is at fault, not a resource. */
    readonly run: (
        spec: StackSpec,
        program: StackSpec["program"],
        options: StackRunOptions,
        verb: Verb,
    ) => Promise<StackRun>;
    /** Removes the secrets of all stacks from texts. */
    readonly redaction: Redaction;
}

/** Makes the runner of an engine. */
export function stackRunner(found: { readonly command: string; readonly version: string }): StackRunner {
    const redaction = new Redaction();
    redaction.learnVariables(process.env);
    let shared: Promise<PulumiCommand> | undefined;

    async function open(spec: StackSpec, program: StackSpec["program"]): Promise<Stack> {
        const { LocalWorkspace, Stack } = await import("@pulumi/pulumi/automation");
        shared ??= automationCommand(found);
        const workspace = await LocalWorkspace.create({
            workDir: spec.workDir,
            pulumiCommand: await shared,
            envVars: engineEnvironment(spec),
            ...(program && { program }),
        });
        return Stack.select(spec.stack, workspace);
    }

    async function once(
        spec: StackSpec,
        program: StackSpec["program"],
        options: RunOptions,
        verb: Verb,
    ): Promise<StackRun> {
        const waits = new WaitRecorder();
        const recorded =
            program && Object.keys(spec.waitsOn ?? {}).length > 0 ? waits.around(program) : program;
        const captured =
            recorded && programOutputs(tellingSecretInputs(recorded, redaction.learnValue), redaction.learn);
        const onProgress = (progress: EngineProgress): void => {
            const isSaid = progress.kind === "message";
            options.onProgress?.(
                isSaid ? { ...progress, text: withoutInterruptions(spec, progress.text) } : progress,
            );
        };
        const collector = new EventCollector(onProgress, redaction.apply);
        const stopBeats = keepLocksAlive(spec);
        try {
            const stack = await open(spec, captured?.program);
            await leanly(() =>
                verb(stack, {
                    onEvent: collector.take,
                    ...(options.signal && { signal: options.signal }),
                    ...(options.refresh === true && { refresh: true }),
                }),
            );
            if (captured?.hasReturned() === false) throw new BrokenProgram(spec);
            collector.succeeded();
            return { collector, outputs: (await captured?.settled()) ?? {}, waits: waits.found };
        } catch (error) {
            const outputs = (await captured?.settled()) ?? {};
            return { collector, outputs, waits: [], error: asError(error) };
        } finally {
            stopBeats();
        }
    }

    return {
        redaction,
        run: async (spec, program, options, verb) => {
            ignoreStrayRejections();
            redaction.learnVariables(spec.environment);
            prepareWorkspace(spec);
            if (program && isKnownMissing(spec)) await createStack(found.command, spec);
            let result = await once(spec, program, options, verb);
            if (program && isNoSuchStack(result.error)) {
                await createStack(found.command, spec);
                result = await once(spec, program, options, verb);
            }
            if (result.error instanceof BrokenProgram && options.isRepeatable === true) {
                result = await once(spec, program, options, verb);
            }
            const { error, collector } = result;
            if (error === undefined || options.signal?.aborted === true) return result;
            if (isNoSuchStack(error)) return result;
            if (!(error instanceof PulumiExit)) throw error;
            const texts = collector.failures.map((failure) => failure.text);
            const explained = engineError(spec, redaction.apply(error.stderr), texts);
            if (explained) throw explained;
            if (collector.failures.length === 0) throw unexplained(spec, error, redaction.apply);
            return result;
        },
    };
}
