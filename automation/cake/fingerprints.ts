import { readFileSync } from "node:fs";
import { layerSettingsOf } from "../../stacks/load";
import { fingerprint } from "../diffs/fingerprint";
import { hashFiles } from "../diffs/hashFiles";
import { secretText, unknownText } from "../diffs/model";
import { stateFile } from "../engine/run/stateFolder";
import type { StackSpec } from "../engine/types";
import type { LayerPreview } from "./previewCake";
import type { ProgramSession } from "./session";
import type { Below } from "./upstream";

/** For each layer, what its diff was computed from, as one short text; the commit is not part of it. */
export function fingerprintsOf(
    session: ProgramSession,
    previews: readonly LayerPreview[],
): Record<string, string> {
    const { root } = session.request.paths;
    const lockFile = hashFiles(root, ["package-lock.json"]);
    return Object.fromEntries(
        previews.map(({ layer, below }) => [
            layer.name,
            fingerprint({
                program: hashFiles(root, ["layers/cake.ts", "layers/contract.ts", `layers/${layer.folder}`]),
                settings: layerSettingsOf(session.environment, layer.name),
                lockFile,
                upstream: shown(below),
                state: deployedResources(session.spec(layer)),
            }),
        ]),
    );
}

/** Upstream outputs without what is secret in them. */
function shown(below: Below): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(below).map(([name, output]) => {
            if (output.state === "unknown") return [name, unknownText];
            return [name, output.secret ? secretText : output.value];
        }),
    );
}

/** The resources in a folder backend's state; for other backends nothing, as asking would cost a start of the engine. */
function deployedResources(spec: StackSpec): unknown {
    const file = stateFile(spec);
    if (file?.endsWith(".json") !== true) return [];
    const state = JSON.parse(readFileSync(file, "utf8")) as {
        checkpoint?: { latest?: { resources?: unknown } };
    };
    return state.checkpoint?.latest?.resources ?? [];
}
