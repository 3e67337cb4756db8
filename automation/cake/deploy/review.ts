import { countsOf, countsText, sumCounts, thousands } from "../../diffs/model/counts";
import { match, type Mismatch } from "../../diffs/match/match";
import type { EnvironmentDiff, LayerDiff } from "../../diffs/model/model";
import { CakeError, exitCodes } from "../../system/errors";

/** So many differences are told; who has more did not review this diff. */
const mostNamed = 30;

/** A fresh diff that holds what nobody has reviewed. */
export class Unreviewed extends CakeError {
    constructor(
        environment: string,
        readonly layer: string,
        readonly mismatches: readonly Mismatch[],
        isRefreshed: boolean,
    ) {
        super(
            [
                `The changes of ${environment}/${layer} are not the ones that were previewed:`,
                ...mismatches.slice(0, mostNamed).map((mismatch) => `  ${mismatch.text}`),
                ...(mismatches.length > mostNamed
                    ? [`  … and ${thousands(mismatches.length - mostNamed)} more`]
                    : []),
            ].join("\n"),
            exitCodes.ruleViolated,
            `Nothing of ${layer} was touched. Build the diff again and read it: npm run preview -- ${environment}${isRefreshed ? " --refresh" : ""}`,
        );
    }
}

/** What an up says of an environment whose changes nobody has committed for a review. */
export function noReview({ environment, layers }: EnvironmentDiff, branch: string): CakeError {
    return new CakeError(
        `${environment} has undeployed changes (${countsText(sumCounts(layers.map(countsOf)))}), and no diff of them is committed on ${branch}.`,
        exitCodes.ruleViolated,
        `Nothing was touched. On a branch: npm run preview -- ${environment} --commit; have it reviewed and merged to ${branch}, then run the up there.`,
    );
}

/** Throws where a layer would change in a way that the limit, a reviewed or a just confirmed diff, does not hold. */
export function refuseUnreviewed(limit: EnvironmentDiff, fresh: LayerDiff, isRefreshed: boolean): void {
    const reviewed = limit.layers.find((layer) => layer.layer === fresh.layer);
    const mismatches = match(reviewed ?? { ...fresh, confidence: "exact", waitsOn: [], changes: [] }, fresh);
    if (mismatches.length > 0) throw new Unreviewed(limit.environment, fresh.layer, mismatches, isRefreshed);
}
