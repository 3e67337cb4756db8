import type { StepVerb } from "../../cake/model/events";
import type { EngineProgress } from "../../engine/types";
import { paint } from "../terminal/paint";
import type { Terminal } from "../terminal/terminal";
import type { Clock } from "./clock";
import { StepProgress } from "./stepProgress";
import { liveLine, type LiveLine } from "./liveLine";
import type { StepOutcome, ProgressReporter, ProgressStream } from "./reporter";
import { resourceOf } from "../words/operationWords";

const hideCursor = "\u001b[?25l";
const showCursor = "\u001b[?25h";
const eraseLine = "\u001b[K";
const eraseBelow = "\u001b[J";

/** Milliseconds between two paints. */
const pace = 100;

/** Progress on a terminal: a line for each layer, painted over ten times a second. */
export class LiveProgress implements ProgressReporter {
    readonly #layers = new Map<string, StepProgress>();
    #painted: readonly LiveLine[] = [];
    #isClosed = false;
    #isCursorHidden = false;
    readonly #stop: () => void;
    readonly #restore = (): void => {
        if (this.#isCursorHidden) this.stream.write(showCursor);
        this.#isCursorHidden = false;
    };
    readonly #resized = (): void => {
        this.#paint();
    };

    constructor(
        readonly stream: ProgressStream,
        readonly terminal: Terminal,
        readonly clock: Clock,
    ) {
        this.#stop = clock.every(pace, () => {
            this.#paint();
        });
        stream.on?.("resize", this.#resized);
        process.on("exit", this.#restore);
    }

    stepStarted(layer: string, total?: number, verb: StepVerb = "up"): void {
        // The line of a layer that was previewed becomes the line of its up.
        this.#layers.set(layer, new StepProgress(layer, verb, total, this.clock.now()));
    }

    event(layer: string, progress: EngineProgress): void {
        this.#layers.get(layer)?.take(progress, this.clock.now());
        // Errors are shown at the end.
        if (progress.kind !== "message" || progress.severity === "error") return;
        const { severity, urn, text } = progress;
        const label = severity === "info" ? "" : `${paint(this.terminal, severity, severity)} `;
        this.notice(`${layer}  ${label}${urn === undefined ? "" : `${resourceOf(urn)}: `}${text.trimEnd()}`);
    }

    stepFinished(layer: string, outcome: StepOutcome): void {
        this.#layers.get(layer)?.end(outcome, this.clock.now());
    }

    notice(text: string): void {
        if (this.#isClosed) return;
        this.#write(`${this.#toTop()}${eraseBelow}${text}\n`);
        this.#painted = [];
        this.#paint();
    }

    clear(): void {
        this.#layers.clear();
        if (this.#painted.length > 0) this.#write(`${this.#toTop()}${eraseBelow}`);
        this.#painted = [];
        this.#restore();
    }

    close(): void {
        if (this.#isClosed) return;
        this.clear();
        this.#isClosed = true;
        this.#stop();
        this.stream.off?.("resize", this.#resized);
        process.off("exit", this.#restore);
    }

    #paint(): void {
        if (this.#isClosed || (this.#layers.size === 0 && this.#painted.length === 0)) return;
        const lines = this.#lines();
        const hide = this.#isCursorHidden ? "" : hideCursor;
        this.#isCursorHidden = true;
        const text = lines.map((line) => `${line.text}${eraseLine}\n`).join("");
        this.#write(`${hide}${this.#toTop()}${text}${eraseBelow}`);
        this.#painted = lines;
    }

    /** As many lines as fit; the layers at work come first. */
    #lines(): readonly LiveLine[] {
        const layers = [...this.#layers.values()];
        const room = Math.max(1, this.terminal.height - 1);
        const isAtWork = (layer: StepProgress): boolean => layer.outcome === undefined;
        const shown =
            layers.length <= room
                ? layers
                : [...layers.filter(isAtWork), ...layers.filter((layer) => !isAtWork(layer))].slice(0, room);
        const nameWidth = Math.max(...shown.map(({ layer }) => layer.length));
        const now = this.clock.now();
        return shown.map((layer) => liveLine(layer, nameWidth, now, this.terminal));
    }

    /** Moves the cursor to the first painted line; after the window became narrower, the lines take more rows than before. */
    #toTop(): string {
        const width = Math.max(1, this.terminal.width);
        const rows = this.#painted.reduce(
            (sum, { length }) => sum + Math.max(1, Math.ceil(length / width)),
            0,
        );
        return rows === 0 ? "" : `\u001b[${rows}A\r`;
    }

    #write(text: string): void {
        if (!this.#isClosed && text !== "") this.stream.write(text);
    }
}
