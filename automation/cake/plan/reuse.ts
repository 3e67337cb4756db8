import type { Layer } from "../../../layers/contract";
import { UnreadableDiff } from "../../diffs/store/layerFile";
import type { LayerDiff } from "../../diffs/model/model";
import { readDiff, type LayerSource, type StoredDiff } from "../../diffs/store/store";
import type { StoredOutputs } from "../../diffs/store/storedOutputs";
import type { DeployedState } from "../../engine/types";
import type { Fingerprinter } from "./fingerprints";
import { stackFolder } from "../model/paths";
import type { HeldEnvironment } from "./programSession";
import { readDeployed } from "../model/records";
import { readUnchanged } from "./unchangedLayers";

/** What is known of a layer without running its program: its diff was computed from the same things before. */
export interface ReusedLayer extends LayerSource {
    readonly diff: LayerDiff;
    /** Where it was found: pending, in the stored diff; or nothing is, and the outputs are the deployed ones. */
    readonly from: "stored" | "deployed";
}

/** What a layer's last preview or up said, if nothing changed that it was computed from. */
export type Reuse = (layer: Layer, below: StoredOutputs, state: DeployedState) => ReusedLayer | undefined;

/** Looks for last results in the stored diff, in deployed.yaml, and in what previews on this machine found. */
export function reuse({ request, environment }: HeldEnvironment, fingerprintOf: Fingerprinter): Reuse {
    const { paths } = request;
    const stored = readStored(stackFolder(paths, environment.name));
    const deployed = readDeployed(paths, environment.name);
    const unchanged = readUnchanged(paths, environment.name);
    return (layer, below, state) => {
        const fingerprint = fingerprintOf(layer, below, state);
        const source = stored?.sources[layer.name];
        const diff = stored?.layers.find((one) => one.layer === layer.name);
        if (source?.fingerprint === fingerprint && diff !== undefined) {
            return { diff, ...source, from: "stored" };
        }
        const found = [unchanged[layer.name], deployed[layer.name]].find(
            (one) => one?.fingerprint === fingerprint,
        );
        if (found === undefined || state.outputs === undefined) return undefined;
        return {
            diff: nothingPending(layer, found.resources),
            outputs: state.outputs,
            fingerprint,
            from: "deployed",
        };
    };
}

/** The stored diff, unless it cannot be read: it is built again then. */
function readStored(folder: string): StoredDiff | undefined {
    try {
        return readDiff(folder);
    } catch (error) {
        if (error instanceof UnreadableDiff) return undefined;
        throw error;
    }
}

function nothingPending({ name }: Layer, unchanged: number): LayerDiff {
    return { layer: name, confidence: "exact", waitsOn: [], unchanged, changes: [] };
}
