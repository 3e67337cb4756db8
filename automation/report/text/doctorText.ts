import type { Check } from "../../engine/types";
import { paint, type Style } from "../terminal/paint";
import type { Terminal } from "../terminal/terminal";

const marks = {
    ok: { sign: "ok", style: "good" },
    warning: { sign: "warning", style: "warning" },
    failed: { sign: "FAILED", style: "bad" },
} as const satisfies Record<Check["result"], { sign: string; style: Style }>;

/** The checks, one line each, with a remedy below those that need it, and a summary. */
export function doctorText(checks: readonly Check[], terminal: Terminal): string {
    const width = Math.max(0, ...checks.map((check) => check.name.length));
    const lines = checks.flatMap(({ name, result, found, remedy }) => {
        const { sign, style } = marks[result];
        const line = `  ${paint(terminal, style, sign.padEnd(7))}  ${name.padEnd(width)}  ${found}`;
        if (remedy === undefined || result === "ok") return [line];
        return [line, `  ${" ".repeat(9 + width)}  ${paint(terminal, "quiet", `→ ${remedy}`)}`];
    });
    return `\n${[...lines, "", `  ${summary(checks, terminal)}`].join("\n")}\n`;
}

function summary(checks: readonly Check[], terminal: Terminal): string {
    const count = (result: Check["result"]): number =>
        checks.filter((check) => check.result === result).length;
    const [failed, warnings] = [count("failed"), count("warning")];
    if (failed > 0) return paint(terminal, "bad", `${failed} of ${checks.length} checks failed.`);
    if (warnings > 0)
        return paint(
            terminal,
            "warning",
            `Ready, with ${warnings} ${warnings === 1 ? "warning" : "warnings"}.`,
        );
    return paint(terminal, "good", "Ready.");
}
