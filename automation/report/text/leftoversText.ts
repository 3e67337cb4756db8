import type { EnvironmentLeftovers } from "../../cake/leftovers/leftovers";
import type { LeftoverResult, RunResult } from "../../cake/model/results";
import { errorText } from "../errors";
import { paint } from "../terminal/paint";
import { table } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";
import { agoText } from "../words/time";

const columns = [
    { title: "kind" },
    { title: "id" },
    { title: "size" },
    { title: "made" },
    { title: "" },
    { title: "why", flexible: true },
];

/** A table of what was left behind in AWS: kind, id, size, age, whether it was deleted, and why not. */
export function leftoverLines(
    all: readonly LeftoverResult[],
    terminal: Terminal,
    now = new Date(),
): readonly string[] {
    if (all.length === 0) return [];
    const rows = all.map(({ kind, id, name, size = "", createdAt, result, reason, mark }) => [
        { text: kind },
        { text: name === undefined ? id : `${id} (${name})` },
        { text: size },
        { text: createdAt === undefined ? "" : agoText(createdAt, now) },
        { text: result, style: result === "left" ? ("bad" as const) : ("delete" as const) },
        { text: reason ?? mark, style: "quiet" as const },
    ]);
    return ["Left behind in AWS:", "", table(columns, rows, terminal)];
}

/** What a drain still waited for when its time was over; empty otherwise. */
export function drainLines({ drained }: RunResult, terminal: Terminal): readonly string[] {
    const waiting = drained?.waitingFor ?? [];
    if (waiting.length === 0) return [];
    const lines = waiting.map(({ object, reason }) => `  ${paint(terminal, "bad", object)} ${reason}`);
    return ["Still in the cluster:", ...lines, ""];
}

/** Why a drain or a sweep failed, and what to do about it. */
export function runFailureLines({ drained, swept }: RunResult, terminal: Terminal): readonly string[] {
    return [drained, swept].flatMap((part) => {
        const failure = part?.failure;
        if (part === undefined || failure === undefined) return [];
        const message = failure.message.split("\n")[0] ?? "";
        const remedy = failure.remedy === undefined ? [] : [`  ${failure.remedy}`];
        return [`${paint(terminal, "bad", part.step)}: ${message}`, ...remedy, ""];
    });
}

/** What environments have in AWS that no layer manages. */
export function allLeftoversText(
    all: readonly EnvironmentLeftovers[],
    terminal: Terminal,
    now = new Date(),
): string {
    const texts = all.map((one) => {
        const name = paint(terminal, "strong", one.environment);
        if ("error" in one) return `${name}: ${errorText(one.error, terminal)}`;
        if (one.leftovers.length === 0) return `${name}: nothing is left behind\n`;
        return [`${name}:`, ...leftoverLines(one.leftovers, terminal, now)].join("\n");
    });
    return `${texts.join("\n").trimEnd()}\n`;
}
