import { countWords } from "../words/countWords";
import { tenseOf } from "../words/runWords";
import { paint } from "../terminal/paint";
import { shortened } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";
import { durationText } from "../words/time";
import type { StepProgress } from "./stepProgress";
import { waitingFor } from "../words/operationWords";

const spinner = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

const signs = {
    succeeded: ["✓", "good"],
    unchanged: ["✓", "good"],
    failed: ["✗", "bad"],
    cancelled: ["✗", "warning"],
    skipped: ["·", "quiet"],
} as const;

/** One layer as one line that fits the terminal; its visible length, and the text with colours. */
export interface LiveLine {
    readonly length: number;
    readonly text: string;
}

/** A layer's line: its state, its name, the time, what is done, and what it waits for. */
export function liveLine(layer: StepProgress, nameWidth: number, now: number, terminal: Terminal): LiveLine {
    const { outcome, verb } = layer;
    const frame = spinner[Math.floor(now / 100) % spinner.length] ?? "";
    const [sign, style] = outcome === undefined ? [frame, "strong" as const] : signs[outcome.result];
    const elapsed = durationText(((layer.endedAt ?? now) - layer.startedAt) / 1000).padStart(9);
    const ofTotal = layer.total === undefined ? "" : `${layer.finished}/${layer.total}  `;
    const failed = layer.failed === 0 ? "" : `${layer.failed} failed, `;
    const head = `${layer.layer.padEnd(nameWidth)} ${elapsed}  ${outcome === undefined ? ofTotal : ""}`;
    const tense = tenseOf(verb);
    const counts = countWords(layer.counts, tense, { colour: false });
    const rest = outcome === undefined ? waitingFor(layer.running, verb, now) : (outcome.reason ?? "");
    const begins =
        layer.finished === 0 && layer.failed === 0 && layer.counts.same === 0 && outcome === undefined;
    const middle = begins ? "" : `${failed}${counts}`;
    // The last column stays free: some terminals wrap when it is written to.
    const room = Math.max(0, terminal.width - 1);
    const whole = `${sign} ${head}${middle}${middle === "" || rest === "" ? "" : "  "}${rest}`;
    if (whole.length > room) {
        const cut = shortened(whole, room);
        return { length: cut.length, text: paint(terminal, style, cut.slice(0, 1)) + cut.slice(1) };
    }
    const coloured = begins
        ? ""
        : `${paint(terminal, "bad", failed)}${countWords(layer.counts, tense, terminal)}${rest === "" ? "" : "  "}`;
    const text = `${paint(terminal, style, sign)} ${head}${coloured}${paint(terminal, "quiet", rest)}`;
    return { length: whole.length, text };
}
