import type { StepRow } from "../../words/runWords";
import { resourceText } from "../../../diffs/text/layerText";
import { urnParts } from "../../../diffs/model/urn";
import { visible } from "../../../diffs/text/visible";
import { errorReport } from "../../errors";
import { shortened } from "../../terminal/table";
import { moreLines, type Block } from "../blocks";
import { code, fenceAround, name } from "./markdownText";

/** The number of failures of a layer that are shown; the others are counted. */
const mostFailures = 5;
const mostLines = 12;
const widestLine = 200;

/** The failures of the layers, with their messages. */
export function failureBlocks(layers: readonly StepRow[]): readonly Block[] {
    return layers.flatMap(({ layer, failures }) => {
        const blocks = failures.slice(0, mostFailures).map(({ urn, text }): Block => {
            const where = urn === "" ? "" : ` ${code(resourceText(urnParts(urn)))}`;
            return fenced(text.trim(), [`**${name(layer)}**${where}`, ""]);
        });
        const others = failures.length - mostFailures;
        return others > 0 ? [...blocks, { lines: [`… and ${others} more in ${name(layer)}`] }] : blocks;
    });
}

/** Why an environment has no result, and what to do about it. */
export function errorBlock(error: unknown): Block {
    const { message, remedy, problems = [] } = errorReport(error);
    const where = problems.map(({ file, line, column, key, message: what, remedy: mend = "" }) =>
        [`${file}:${line}:${column} ${key === "" ? "" : `${key}: `}${what}`, mend].join("\n    ").trimEnd(),
    );
    return fenced([message, ...where, ...(remedy === undefined ? [] : ["", remedy])].join("\n"));
}

function fenced(text: string, title: readonly string[] = []): Block {
    const all = text.split("\n").map((line) => shortened(visible(line), widestLine));
    const shown =
        all.length <= mostLines + 1 ? all : [...all.slice(0, mostLines), moreLines(all.length - mostLines)];
    const fence = fenceAround(shown);
    return { before: [...title, `${fence}text`], lines: shown, after: [fence] };
}
