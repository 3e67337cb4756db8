import type { Counts, Operation } from "../../diffs/model/model";
import { isCounted, type EngineEvent, type Step } from "./events";
import type { EngineProgress, ResourceFailure } from "../types";

/** The engine's steps that people see; the others are parts of these. */
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

/** Marks of colours in the engine's texts. */
const colours = /<\{%.*?%\}>/g;

/** The engine's own summing up, what a plan still holds when a run ends early, and what a component then cannot register. */
export const consequence =
    /^(update|preview|destroy) (failed|cancell?ed)$|^expected resource operations for .* but none were seen$|the client connection is closing$/;

/** Takes what is needed out of the engine's events as they come; nothing else of them is kept. */
export class EventCollector {
    /** Steps that are more than `same`. */
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

    /** What was done to resources that people count. */
    get counts(): Counts {
        return { ...this.#counts };
    }

    /** What went wrong, once each; what only follows from it where there is nothing more exact. */
    get failures(): readonly ResourceFailure[] {
        const all = [...this.#failures.values()].map(({ urn, text }) => ({ urn, text: this.redact(text) }));
        const exact = all.filter(({ text }) => !consequence.test(text));
        return exact.length > 0 ? exact : all;
    }

    /** URNs of what began and did not end well, as far as it was seen. */
    get unfinished(): ReadonlySet<string> {
        return new Set(
            [...this.#started.values()].map(({ step }) => step.urn).filter((urn) => !this.#done.has(urn)),
        );
    }

    /** The run succeeded: what began is done. Of components without outputs of their own the engine does not say so. */
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
        // A component finishes a second time when it gives its outputs.
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

/** An engine's text without colours, and a program's error without the words around it. */
function readable(message: string): string {
    const text = message.replace(colours, "").trim();
    const unhandled = /^Unhandled exception: (?:\w*Error: )?/.exec(text);
    return unhandled === null ? text : text.slice(unhandled[0].length).replace(/(\n\s+at .*)+$/, "");
}
