import { layerNames } from "../../../layers/contract";
import { suggest } from "../../../stacks/_settings/load/didYouMean";
import { CakeError, exitCodes } from "../../system/errors";

/** Throws where an option names a layer that there is not. */
export function checkLayer(layer: string | undefined): void {
    if (layer === undefined || layerNames.some((name) => name === layer)) return;
    throw new CakeError(
        `There is no layer ${JSON.stringify(layer)}.`,
        exitCodes.unknownEnvironment,
        suggest(layer, layerNames),
    );
}
