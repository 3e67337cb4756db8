import { EventCollector } from "../../../../automation/engine/events/eventCollector";
import type { EngineEvent } from "../../../../automation/engine/events/events";
import { Redaction } from "../../../../automation/engine/events/redaction";
import type { StackRun } from "../../../../automation/engine/run/stackRunner";
import type { StackContext } from "../../../../automation/engine/verbs/stackContext";

/** One run of the scripted engine: the events that it sends, and how it ends. */
export interface ScriptedRun {
    readonly events?: readonly EngineEvent[];
    readonly error?: Error;
    readonly outputs?: StackRun["outputs"];
}

/** What a verb asked of the scripted engine. */
export interface Asked {
    /** In order: `unlock`, `learn secrets`, `up`, … */
    readonly steps: string[];
    /** The options that the verb passed to the Automation API. */
    options: Readonly<Record<string, unknown>>;
}

/** A context whose engine only sends events; `asked` tells what was asked of it. */
export function scriptedContext(
    { events = [], error, outputs = {} }: ScriptedRun,
    command = "/not/started",
): { readonly context: StackContext; readonly asked: Asked } {
    const asked: Asked = { steps: [], options: {} };
    const verb = (name: string) => (options: { readonly onEvent: (event: EngineEvent) => void }) => {
        asked.steps.push(name);
        asked.options = options;
        events.forEach(options.onEvent);
        return Promise.resolve();
    };
    const stack = { preview: verb("preview"), up: verb("up"), destroy: verb("destroy") };
    const context: StackContext = {
        command,
        planned: new Map(),
        redaction: new Redaction(),
        learned: () => () => undefined,
        learnSecrets: () => {
            asked.steps.push("learn secrets");
            return Promise.resolve();
        },
        unlock: () => {
            asked.steps.push("unlock");
            return Promise.resolve();
        },
        run: async (_spec, _program, { onProgress, signal }, run) => {
            const collector = new EventCollector(
                (progress) => onProgress?.(progress),
                (text) => text,
            );
            await run(stack as unknown as Parameters<typeof run>[0], {
                onEvent: collector.take,
                ...(signal && { signal }),
            });
            if (error === undefined) collector.succeeded();
            return { collector, outputs, waits: [], ...(error && { error }) };
        },
    };
    return { context, asked };
}
