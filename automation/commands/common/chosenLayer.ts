import type { Layer } from "../../../layers/contract";
import { suggest } from "../../../stacks/_settings/load/didYouMean";
import { CakeError, exitCodes } from "../../system/errors";

/** The layer that an option names; undefined if the option is left out. Throws a CakeError if there is no such layer. */
export function chosenLayer(layers: readonly Layer[], name: string | undefined): Layer | undefined {
    if (name === undefined) return undefined;
    const layer = layers.find((one) => one.name === name);
    if (layer !== undefined) return layer;
    const names = layers.map((one) => one.name);
    throw new CakeError(
        `There is no layer ${JSON.stringify(name)}.`,
        exitCodes.unknownEnvironment,
        suggest(name, names),
    );
}
