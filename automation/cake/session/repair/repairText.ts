import { resourceText } from "../../../diffs/text/layerText";
import { urnParts } from "../../../diffs/model/urn";
import type { Interrupted, Repaired } from "../../../engine/repair/types";

/** An interrupted operation in words: `aws:ec2:Vpc vpc was being created`. */
export function interruptedText({ urn, doing, isPending }: Interrupted): string {
    const what = {
        creating: "created",
        updating: "updated",
        deleting: "deleted",
        reading: "read",
        importing: "imported",
    }[doing];
    const words = isPending ? "was being" : "was perhaps";
    return `${resourceText(urnParts(urn))} ${words} ${what}`;
}

/** What became of an interrupted operation, in words. */
export function repairedText(repaired: Repaired): string {
    const { result, id, doing } = repaired;
    const was = interruptedText(repaired);
    if (result === "imported") return `${was}: it exists (${id ?? ""}), and is in the state now.`;
    if (result === "undecided") return `${was}: whether it exists cannot be decided; ${repaired.why ?? ""}.`;
    if (doing === "creating") return `${was}: it does not exist.`;
    if (result === "updated") return `${was}: the state says what it is like now.`;
    if (doing === "deleting" && !repaired.isPending) return `${was}: it is gone, and so is its record.`;
    return doing === "deleting" ? `${was}: the state says whether it is there.` : `${was}: it is done again.`;
}
