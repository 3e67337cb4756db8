import { preview as previewEnvironment } from "../cake/preview";
import { CakeError, exitCodes } from "../errors";
import { layerNames } from "../../layers/contract";
import { suggest } from "../../stacks/didYouMean";
import { previewText } from "../report/previewText";
import { summaryText } from "../report/summary";
import type { CommandContext, CommandOutcome } from "./command";

/** Options of `preview`. */
export interface PreviewOptions {
    readonly layer?: string;
    readonly refresh: boolean;
    readonly expectNoChanges: boolean;
    readonly latency: "none" | "realistic";
}

/** Previews the whole cake of an environment; `--layer` only narrows what is shown. */
export async function preview(
    environment: string,
    options: PreviewOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    const { layer } = options;
    if (layer !== undefined && !layerNames.some((name) => name === layer)) {
        throw new CakeError(
            `There is no layer ${JSON.stringify(layer)}.`,
            exitCodes.unknownEnvironment,
            suggest(layer, layerNames),
        );
    }
    const result = await previewEnvironment({
        ...context,
        environment,
        refresh: options.refresh,
        cloud: { latency: options.latency },
    });
    const diff = result.diff ?? { environment, layers: [] };
    const shown = {
        ...diff,
        layers: diff.layers.filter((one) => layer === undefined || one.layer === layer),
    };
    const pending = diff.layers.some((one) => one.changes.length > 0);
    return {
        exitCode: options.expectNoChanges && pending ? exitCodes.unexpectedChanges : exitCodes.done,
        json: { ...result, diff: shown },
        text: (terminal) => `${previewText(shown, terminal)}${summaryText(result, terminal)}`,
    };
}
