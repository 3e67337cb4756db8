import { countsOf, hasChanges, planLine, sumCounts } from "../model/counts";
import { groupBy } from "../model/groupBy";
import { layerCounts, layerHeading, resourceText, treeLines } from "./layerText";
import { lossesOf, type Loss } from "./losses";
import type { EnvironmentDiff } from "../model/model";
import { normaliseDiff } from "../model/normalise";
import { symbols } from "../model/symbols";
import { visible } from "./visible";

/**
 * The text of changes.txt: the pending changes of an environment, for people to review. It depends only on the changes,
 * and layers without changes are left out, so that an up can remove the layers that it has deployed.
 */
export function changesText(diff: EnvironmentDiff): string {
    const { environment, layers } = normaliseDiff(diff);
    const pending = layers.filter((layer) => hasChanges(countsOf(layer)));
    const lines = [
        `Undeployed changes of ${environment}. \`npm run up -- ${environment}\` deploys these and no others.`,
        `Written by \`npm run preview -- ${environment}\`; do not edit.`,
        "",
        ...lossLines(pending.flatMap(lossesOf)),
    ];
    for (const layer of pending) {
        lines.push(layerHeading(layer), layerCounts(layer), "");
        for (const { text } of treeLines(layer)) lines.push(text);
        lines.push("");
    }
    lines.push(planLine(sumCounts(pending.map(countsOf))), "");
    return lines.map((line) => line.trimEnd()).join("\n");
}

/** How many losses of one kind are named; the others are counted. */
const mostOfAKind = 10;

/** The losses with a title, one line each; empty if nothing is lost. */
export function lossLines(losses: readonly Loss[]): readonly string[] {
    if (losses.length === 0) return [];
    const kinds = groupBy(
        losses,
        ({ layer, change, lost }) => `${layer} ${change.operation} ${change.type} ${lost}`,
    );
    const lines = [...kinds.values()].flatMap((alike) => {
        const named = alike.slice(0, mostOfAKind).map(lossLine);
        const others = alike.length - mostOfAKind;
        return others > 0 ? [...named, `      … and ${others} more of this kind`] : named;
    });
    return ["What cannot be brought back:", ...lines, ""];
}

function lossLine({ layer, change, lost }: Loss): string {
    const causes = change.properties.filter(({ replaces }) => replaces).map(({ path }) => visible(path));
    const why = causes.length === 0 ? "" : ` because of ${causes.join(", ")}`;
    const what = change.operation === "replace" ? `replaced${why}` : "deleted";
    return `  ${symbols[change.operation].padEnd(2)} ${resourceText(change)} in ${layer} is ${what}: ${lost}`;
}
