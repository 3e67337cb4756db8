import type { Layer } from "../../../layers/contract";
import { layerSettingsOf } from "../../../layers/environment";
import { fingerprint } from "../../diffs/store/fingerprint";
import { hashFiles } from "../../diffs/store/hashFiles";
import type { StoredOutputs } from "../../diffs/store/storedOutputs";
import type { DeployedState } from "../../engine/types";
import { programFiles } from "./programFiles";
import type { HeldEnvironment } from "./programSession";

/** One short text for all that a layer's preview is computed from; the commit is not part of it. */
export type Fingerprinter = (layer: Layer, below: StoredOutputs, state: DeployedState) => string;

/** Looks at the programs and the settings once, now. Secrets do not count: see `Planner` for those. */
export function fingerprinter({ request, environment }: HeldEnvironment): Fingerprinter {
    const { root } = request.paths;
    const lockFile = hashFiles(root, ["package-lock.json"]);
    const { cloud } = environment.settings;
    const own = new Map(
        request.layers.map((layer) => [
            layer.name,
            {
                program: hashFiles(root, programFiles(root, layer)),
                settings: { ...layerSettingsOf(environment, layer), cloud },
            },
        ]),
    );
    return (layer, below, state) => {
        const { program, settings } = own.get(layer.name) ?? {};
        return fingerprint({ program, settings, lockFile, upstream: below, state: state.version });
    };
}
