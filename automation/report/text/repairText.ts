import type { RepairResult } from "../../cake/session/repair/repair";
import { repairedText } from "../../cake/session/repair/repairText";
import { paint } from "../terminal/paint";
import type { Terminal } from "../terminal/terminal";
import { durationText } from "../words/time";

/** What a repair found and did, a line for each resource. */
export function repairText({ environment, layers, seconds }: RepairResult, terminal: Terminal): string {
    const lines = layers.flatMap(({ layer, operations }) =>
        operations
            .filter(({ isPending, result }) => isPending || result !== "cleared")
            .map((one) => `  ${paint(terminal, "strong", layer)}  ${repairedText(one)}`),
    );
    if (lines.length === 0) return `Nothing of ${environment} is left open.`;
    return [`repair of ${environment} succeeded, in ${durationText(seconds)}`, "", ...lines, ""].join("\n");
}
