import type { RunVerb } from "../../../cake/model/results";
import { thousands } from "../../../diffs/model/counts";
import { groupBy } from "../../../diffs/model/groupBy";
import { resourceText } from "../../../diffs/text/layerText";
import { lossesOf } from "../../../diffs/text/losses";
import type { Change, LayerDiff } from "../../../diffs/model/model";
import { moreLines, type Block } from "../blocks";
import { code, name } from "./markdownText";
import { tenseOf } from "../../words/runWords";

/** The number of resources of one kind that are named; the others are counted. */
const mostOfAKind = 10;
/** The number of lines for changes that lose no data; all of them are in the trees. */
const mostOthers = 20;
/** The number of properties that force a replacement that are named. */
const mostCauses = 5;

interface Gone {
    readonly layer: string;
    readonly change: Change;
    /** The data that is lost with it; empty if none is known. */
    readonly lost: string;
}

/** Replacements and deletions, so that nobody overlooks them: first those that lose data, then the others. */
export function lossBlocks(verb: RunVerb, layers: readonly LayerDiff[]): readonly Block[] {
    const gone = layers.flatMap((layer): readonly Gone[] => {
        const lost = new Map(lossesOf(layer).map((loss) => [loss.change, loss.lost]));
        return layer.changes
            .filter(({ operation }) => operation === "replace" || operation === "delete")
            .map((change) => ({ layer: layer.layer, change, lost: lost.get(change) ?? "" }));
    });
    const tense = tenseOf(verb);
    if (tense === "outside") return listBlocks("**Replaced or deleted outside:**", gone);
    // The next preview lists what an up or destroy left pending.
    if (tense === "done") return [];
    const lines = kindLines(gone.filter(({ lost }) => lost !== ""));
    const losses: Block = {
        // An alert of GitHub's and GitLab's; a quotation anywhere else.
        before: ["> [!CAUTION]", "> **What cannot be brought back:**", ">"],
        lines: lines.map((line) => `> ${line}`),
        more: (hidden) => `> - ${moreLines(hidden)}`,
    };
    const others = gone.filter(({ lost }) => lost === "");
    const title = lines.length === 0 ? "**Replaced or deleted:**" : "**Also replaced or deleted:**";
    return [...(lines.length === 0 ? [] : [losses]), ...listBlocks(title, others)];
}

function listBlocks(title: string, gone: readonly Gone[]): readonly Block[] {
    const lines = kindLines(gone);
    const hidden = lines.length - mostOthers;
    // One line is not worth a line that says that it is missing.
    const shown = hidden <= 1 ? lines : [...lines.slice(0, mostOthers), moreText(hidden)];
    return lines.length === 0 ? [] : [{ before: [title, ""], lines: shown, more: moreText }];
}

function moreText(hidden: number): string {
    return `- ${moreLines(hidden)}`;
}

function kindLines(gone: readonly Gone[]): readonly string[] {
    const kinds = groupBy(gone, ({ layer, change, lost }) =>
        [layer, change.operation, change.type, lost].join(" "),
    );
    return [...kinds.values()].flatMap((alike) => {
        const others = alike.length - mostOfAKind;
        const named = alike.slice(0, mostOfAKind).map(goneLine);
        return others > 0 ? [...named, `- … and ${thousands(others)} more of this kind`] : named;
    });
}

/** `` - `aws:ec2:Subnet private-a` in network is replaced because of `cidrBlock`: the data in it ``. */
function goneLine({ layer, change, lost }: Gone): string {
    const causes = change.properties.filter(({ replaces }) => replaces).map(({ path }) => code(path));
    const named = causes.length > mostCauses ? [...causes.slice(0, mostCauses), "others"] : causes;
    const why = named.length === 0 ? "" : ` because of ${named.join(", ")}`;
    const what = change.operation === "replace" ? `replaced${why}` : "deleted";
    const takes = lost === "" ? "" : `: ${lost}`;
    return `- ${code(resourceText(change))} in ${name(layer)} is ${what}${takes}`;
}
