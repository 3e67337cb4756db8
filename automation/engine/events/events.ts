/** The state of a resource in an engine event, secrets masked by the engine. */
export interface StepState {
    readonly id?: string;
    readonly parent?: string;
    /** `urn::id`. */
    readonly provider?: string;
    readonly inputs?: Readonly<Record<string, unknown>> | null;
    readonly outputs?: Readonly<Record<string, unknown>> | null;
}

/** One step of the engine on one resource. */
export interface Step {
    /** The operation in the engine's words, e.g. `create-replacement`. */
    readonly op: string;
    readonly urn: string;
    readonly type: string;
    readonly old?: StepState | null;
    readonly new?: StepState | null;
    /** Properties that make the engine replace the resource. */
    readonly keys?: readonly string[] | null;
    /** Top-level properties that differ, from providers without a detailed diff. */
    readonly diffs?: readonly string[] | null;
    readonly detailedDiff?: Readonly<
        Record<string, { readonly diffKind: string; readonly inputDiff: boolean }>
    > | null;
}

/** The part of the engine's events that this program reads. Diagnostics of severity `debug` hold secrets in plain text. */
export interface EngineEvent {
    readonly resourcePreEvent?: { readonly metadata: Step };
    readonly resOutputsEvent?: { readonly metadata: Step };
    readonly resOpFailedEvent?: { readonly metadata: Step };
    readonly diagnosticEvent?: {
        readonly urn?: string;
        readonly message: string;
        readonly severity: string;
        readonly ephemeral?: boolean;
    };
}

/** The type of the resource that stands for the stack itself. */
export const stackType = "pulumi:pulumi:Stack";

/** Whether a step is counted and shown: not that of the stack itself, nor of a default provider of the engine. */
export function isCounted(step: Step): boolean {
    return step.type !== stackType && !/::pulumi:providers:[^:]+::default(_|$)/.test(step.urn);
}
