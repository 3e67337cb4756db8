import { countsOf, hasChanges, planLine, sumCounts } from "../../diffs/model/counts";
import { layerHeading, treeLines, type TreeLine } from "../../diffs/text/layerText";
import { lossesOf } from "../../diffs/text/losses";
import type { EnvironmentDiff, LayerDiff } from "../../diffs/model/model";
import { normaliseDiff } from "../../diffs/model/normalise";
import { lossLines } from "../../diffs/text/changesText";
import { countWords } from "../words/countWords";
import { paint } from "../terminal/paint";
import { shortened } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";

/** How much is shown. */
export interface PreviewTextOptions {
    /** The number of lines of a layer's tree that are shown; the others are counted. */
    readonly linesPerLayer?: number;
}

/** The pending changes of an environment, short enough for a terminal: resources, and the properties that change in those that exist. */
export function previewText(
    diff: EnvironmentDiff,
    terminal: Terminal,
    options: PreviewTextOptions = {},
): string {
    const { environment, layers } = normaliseDiff(diff);
    const { linesPerLayer = 30 } = options;
    const file = `stacks/${environment}/changes.txt`;
    const lines = layers.flatMap((layer) => layerLines(layer, linesPerLayer, file, terminal));
    const losses = lossLines(layers.flatMap(lossesOf)).map((line) => paint(terminal, "warning", line));
    const counts = sumCounts(layers.map(countsOf));
    const plan = hasChanges(counts) ? [paint(terminal, "strong", planLine(counts)), ""] : [];
    return [...lines, ...losses, ...plan].join("\n");
}

function layerLines(layer: LayerDiff, most: number, file: string, terminal: Terminal): readonly string[] {
    const counts = countsOf(layer);
    if (!hasChanges(counts)) {
        return [`${paint(terminal, "strong", layer.layer)}: ${countWords(counts, "pending", terminal)}`, ""];
    }
    const [name = "", ...rest] = layerHeading(layer).split(":");
    const heading = `${paint(terminal, "strong", name)}:${rest.join(":")}`;
    const lines = treeLines(layer).filter(isShownShort);
    // One line is not worth a line that says that it is missing.
    const shown = lines.length <= most + 1 ? lines : lines.slice(0, most);
    const hidden = lines.slice(shown.length).reduce((sum, line) => sum + line.resources, 0);
    const more =
        lines.length === shown.length
            ? []
            : [paint(terminal, "quiet", `  … ${hidden > 0 ? `${hidden} ` : ""}more in ${file}`)];
    const tree = shown.map((line) => coloured(line, terminal));
    return [heading, countWords(counts, "pending", terminal), "", ...tree, ...more, ""];
}

/** A new resource is shown by its name, a change also by what changes. */
function isShownShort({ role, operation }: TreeLine): boolean {
    return role === "resource" || (role === "property" && operation !== "create");
}

function coloured({ text, role, operation, mark }: TreeLine, terminal: Terminal): string {
    // What has lines of its own is only named here.
    const whole = role === "property" && text.endsWith(":") ? `${text} …` : text.trimEnd();
    const line = shortened(whole, terminal.interactive ? terminal.width : Infinity);
    if (operation === undefined) return paint(terminal, "quiet", line);
    if (role === "resource") return paint(terminal, operation, line);
    return paint(terminal, mark === "+" ? "create" : mark === "-" ? "delete" : "update", line);
}
