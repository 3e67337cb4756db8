import type { Counts, Operation } from "../../diffs/model/model";
import { isCounted, type EngineEvent, type Step } from "./events";
import type { EngineProgress, ResourceFailure } from "../types";

/** The engine's steps that are shown, by the engine's word; all others are parts of these. */
const operations: Readonly<Record<string, Operation | "same">> = {
    same: "same",
    create: "create",
    update: "update",
    delete: "delete",
    read: "read",
    import: "import",
    "create-replacement": "replace",
    "import-replacement": "replace",
    "read-replacement": "replace",
    "delete-replaced": "delete",
};

/** The marks of colours in the engine's texts. */
const colours = /<\{%.*?%\}>/g;

/** Messages that only follow from a failure: the engine's summary, unused parts of a plan, and a closed connection. */
export const consequence =
    /^(update|preview|destroy) (failed|cancell?ed)$|^expected resource operations for .* but none were seen$|the client connection is closing$/;

/** Collects steps, counts and failures from the engine's events as they arrive; keeps nothing else of them. */
export class EventCollector {
    /** All steps other than `same` and `refresh`. */
    readonly steps: Step[] = [];
    readonly #failures = new Map<string, ResourceFailure>();
    readonly #started = new Map<string, { readonly step: Step; readonly at: number }>();
    readonly #finished = new Set<string>();
    readonly #done = new Set<string>();
    readonly #counts = { create: 0, update: 0, replace: 0, delete: 0, same: 0 };

    constructor(
        readonly onProgress: (progress: EngineProgress) => void,
        readonly redact: (text: string) => string,
    ) {}

    readonly take = (event: EngineEvent): void => {
        if (event.resourcePreEvent) this.#start(event.resourcePreEvent.metadata);
        else if (event.resOutputsEvent) this.#finish(event.resOutputsEvent.metadata, false);
        else if (event.resOpFailedEvent) this.#finish(event.resOpFailedEvent.metadata, true);
        else if (event.diagnosticEvent) this.#diagnostic(event.diagnosticEvent);
    };

    /** How many resources were created, updated and so on, without the stack itself and default providers. */
    get counts(): Counts {
        return { ...this.#counts };
    }

    /** The failures, each once; messages that only follow from a failure are left out unless there is nothing else. */
    get failures(): readonly ResourceFailure[] {
        const all = [...this.#failures.values()].map(({ urn, text }) => ({ urn, text: this.redact(text) }));
        const exact = all.filter(({ text }) => !consequence.test(text));
        return exact.length > 0 ? exact : all;
    }

    /** URNs of the resources whose operation began and did not succeed, as far as the events say. */
    get unfinished(): ReadonlySet<string> {
        return new Set(
            [...this.#started.values()].map(({ step }) => step.urn).filter((urn) => !this.#done.has(urn)),
        );
    }

    /** Finishes all operations that began. Call it when the run has succeeded: the engine does not report the end of components without outputs. */
    succeeded(): void {
        for (const { step } of this.#started.values()) this.#finish(step, false);
    }

    #start(step: Step): void {
        if (step.op !== "same" && step.op !== "refresh") this.steps.push(step);
        const what = operations[step.op];
        if (what === undefined || !isCounted(step)) return;
        this.#started.set(`${step.op} ${step.urn}`, { step, at: Date.now() });
        this.onProgress({ kind: "started", what, urn: step.urn });
    }

    #finish(step: Step, failed: boolean): void {
        const what = operations[step.op];
        const key = `${step.op} ${step.urn}`;
        // A component finishes a second time when it registers its outputs.
        if (what === undefined || !isCounted(step) || this.#finished.has(key)) return;
        this.#finished.add(key);
        const seconds = (Date.now() - (this.#started.get(key)?.at ?? Date.now())) / 1000;
        if (!failed) {
            this.#done.add(step.urn);
            this.#count(step);
        }
        this.onProgress({ kind: "finished", what, urn: step.urn, seconds, failed });
    }

    #count({ op }: Step): void {
        if (op === "create" || op === "import") this.#counts.create += 1;
        else if (op === "update") this.#counts.update += 1;
        else if (op === "delete") this.#counts.delete += 1;
        else if (op === "same" || op === "read") this.#counts.same += 1;
        else if (operations[op] === "replace") this.#counts.replace += 1;
    }

    #diagnostic(event: NonNullable<EngineEvent["diagnosticEvent"]>): void {
        const severity = event.severity === "info#err" ? "info" : event.severity;
        if (severity !== "info" && severity !== "warning" && severity !== "error") return;
        const text = this.redact(readable(event.message));
        if (text === "") return;
        const urn = event.urn ?? "";
        if (severity === "error") this.#failures.set(`${urn} ${text}`, { urn, text });
        if (event.ephemeral === true || consequence.test(text)) return;
        this.onProgress({ kind: "message", severity, text, ...(urn !== "" && { urn }) });
    }
}

/** A text of the engine without colours; of a program's error only the message, without the stack trace. */
function readable(message: string): string {
    const text = message.replace(colours, "").trim();
    const unhandled = /^Unhandled exception: (?:\w*Error: )?/.exec(text);
    return unhandled === null ? text : text.slice(unhandled[0].length).replace(/(\n\s+at .*)+$/, "");
}
