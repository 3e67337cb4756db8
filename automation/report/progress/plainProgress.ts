import type { StepVerb } from "../../cake/model/events";
import { symbols } from "../../diffs/model/symbols";
import { visible } from "../../diffs/text/visible";
import type { EngineProgress } from "../../engine/types";
import { countWords } from "../words/countWords";
import { tenseOf } from "../words/runWords";
import { paint } from "../terminal/paint";
import type { Terminal } from "../terminal/terminal";
import { durationText } from "../words/time";
import type { Clock } from "./clock";
import { StepProgress } from "./stepProgress";
import type { StepOutcome, ProgressReporter, ProgressStream } from "./reporter";
import { done, resourceOf, waitingFor } from "../words/operationWords";

/** How long a layer may be silent before a sign of life is written, in milliseconds. */
const silence = 30_000;

const begun = {
    preview: "previewing",
    check: "previewing",
    up: "deploying",
    destroy: "destroying",
    drift: "comparing",
    drain: "draining",
    sweep: "looking for what was left behind",
} as const;

function changesThings(verb: StepVerb): boolean {
    return verb === "up" || verb === "destroy" || verb === "drain" || verb === "sweep";
}

/** Progress for logs: a line for each changed resource when it is finished, and a sign of life. */
export class PlainProgress implements ProgressReporter {
    readonly #layers = new Map<string, StepProgress>();
    readonly #heard = new Map<string, number>();
    readonly #stop: () => void;
    #isClosed = false;

    constructor(
        readonly stream: ProgressStream,
        readonly terminal: Terminal,
        readonly clock: Clock,
    ) {
        this.#stop = clock.every(1000, () => {
            this.#signsOfLife();
        });
    }

    stepStarted(layer: string, total?: number, verb: StepVerb = "up"): void {
        this.#layers.set(layer, new StepProgress(layer, verb, total, this.clock.now()));
        this.#say(
            layer,
            `${begun[verb]}${total === undefined ? "" : `, ${total} ${total === 1 ? "change" : "changes"}`}`,
        );
    }

    event(layer: string, progress: EngineProgress): void {
        const state = this.#layers.get(layer);
        state?.take(progress, this.clock.now());
        if (progress.kind === "message") this.#message(layer, progress);
        else if (progress.kind === "finished" && state !== undefined) this.#finished(state, progress);
    }

    stepFinished(layer: string, outcome: StepOutcome): void {
        const state = this.#layers.get(layer);
        if (state === undefined) return;
        state.end(outcome, this.clock.now());
        const { result, reason } = outcome;
        const counts = countWords(state.counts, tenseOf(state.verb), this.terminal);
        const took = durationText((this.clock.now() - state.startedAt) / 1000);
        const isBad = result === "failed" || result === "cancelled";
        const why = isBad
            ? `${paint(this.terminal, "bad", result)}${reason === undefined ? "" : `: ${reason}`}; `
            : "";
        this.#say(layer, `${why}${counts}, in ${took}`);
    }

    notice(text: string): void {
        this.#write(`${text}\n`);
    }

    clear(): void {
        // What is written to a log stays.
    }

    close(): void {
        this.#isClosed = true;
        this.#stop();
    }

    #message(layer: string, { severity, urn, text }: Extract<EngineProgress, { kind: "message" }>): void {
        const label =
            severity === "info"
                ? ""
                : `${paint(this.terminal, severity === "error" ? "bad" : severity, severity)} `;
        this.#say(layer, `${label}${urn === undefined ? "" : `${resourceOf(urn)}: `}${text.trimEnd()}`);
    }

    #finished(state: StepProgress, progress: Extract<EngineProgress, { kind: "finished" }>): void {
        const { what, urn, seconds, failed } = progress;
        // The changes of a preview are its answer, and need no line in the log.
        if ((what === "same" || !changesThings(state.verb)) && !failed) return;
        const symbol = what === "same" ? " " : symbols[what];
        const word = failed ? paint(this.terminal, "bad", "failed") : done(what, state.verb);
        const time = changesThings(state.verb) ? ` (${durationText(seconds)})` : "";
        const resource = paint(this.terminal, what, `${symbol.padEnd(2)} ${resourceOf(urn)}`);
        this.#say(state.layer, `${resource} ${word}${time}`);
    }

    #signsOfLife(): void {
        const now = this.clock.now();
        for (const state of this.#layers.values()) {
            if (state.outcome !== undefined || now - (this.#heard.get(state.layer) ?? now) < silence)
                continue;
            const took = durationText((now - state.startedAt) / 1000);
            const waits = waitingFor(state.running, state.verb, now);
            this.#say(state.layer, `still ${waits === "" ? begun[state.verb] : waits}, ${took} so far`);
        }
    }

    #say(layer: string, text: string): void {
        this.#heard.set(layer, this.clock.now());
        const width = Math.max(...[...this.#layers.keys()].map((name) => name.length), 14);
        this.#write(`${visible(layer).padEnd(width)}  ${text}\n`);
    }

    #write(text: string): void {
        if (!this.#isClosed) this.stream.write(text);
    }
}
