import { match, type Mismatch } from "../diffs/match";
import type { EnvironmentDiff, LayerDiff } from "../diffs/model";
import { CakeError, exitCodes } from "../errors";

/** A fresh diff that holds what nobody has reviewed. */
export class Unreviewed extends CakeError {
    constructor(
        environment: string,
        readonly layer: string,
        readonly mismatches: readonly Mismatch[],
    ) {
        super(
            [
                `The changes of ${environment}/${layer} are not the ones that were previewed:`,
                ...mismatches.map((mismatch) => `  ${mismatch.text}`),
            ].join("\n"),
            exitCodes.ruleViolated,
            `Nothing of ${layer} was touched. Build the diff again and read it: npm run preview -- ${environment}`,
        );
    }
}

/** Throws where a layer would change in a way that the limit, a reviewed or a just confirmed diff, does not hold. */
export function refuseUnreviewed(limit: EnvironmentDiff, fresh: LayerDiff): void {
    const reviewed = limit.layers.find((layer) => layer.layer === fresh.layer);
    const mismatches = match(reviewed ?? { ...fresh, confidence: "exact", waitsOn: [], changes: [] }, fresh);
    if (mismatches.length > 0) throw new Unreviewed(limit.environment, fresh.layer, mismatches);
}
