import { join } from "node:path";
import type { Layer } from "../../../layers/contract";
import type { Place } from "../../../stacks/_settings/load/place";
import { stateInFolder } from "../../engine/state/deployedState";
import type { DeployedState, Engine, StackSpec } from "../../engine/types";
import { passphraseVariables } from "./passphrase";
import { runFolder } from "../model/paths";
import type { RunRequest } from "./request";
import { takeLock } from "./runLock";

/** An environment that a command works on; neither the engine nor its cloud is started. */
export interface HeldPlace {
    readonly request: RunRequest;
    readonly place: Place;
    /** What the engine needs to read a layer's state. */
    readonly stateSpec: (layer: Layer) => StackSpec;
    /** Finds the engine, or installs it; once. */
    readonly engine: () => Promise<Engine>;
    /** What is deployed of a layer now; read without the engine where that can be done. */
    readonly state: (layer: Layer) => Promise<DeployedState>;
    /** Gives the lock back. */
    readonly release: () => void;
}

/** Takes an environment's lock for a verb that changes something; without a verb it is only looked at. */
export function holdPlace(request: RunRequest, verb: string | undefined, place: Place): HeldPlace {
    const { paths, listener } = request;
    const { name, settings } = place;
    const notice = (text: string): void => {
        listener({ code: "notice", text });
    };
    const release = verb === undefined ? () => undefined : takeLock(paths, name, verb, notice);
    try {
        const secrets = passphraseVariables(paths, settings.state, process.env);
        const stateSpec = (layer: Layer): StackSpec => ({
            stack: name,
            project: layer.name,
            workDir: join(runFolder(paths, name), layer.name),
            projectDir: join(paths.root, "layers", layer.folder),
            backend: settings.state.backend ?? `file://${paths.state}`,
            secretsProvider: settings.state.secretsProvider ?? "passphrase",
            environment: secrets,
        });
        let opening: Promise<Engine> | undefined;
        const open = request.openEngine ?? (() => openFoundEngine(paths.root, notice));
        const engine = (): Promise<Engine> => (opening ??= open());
        return {
            request,
            place,
            stateSpec,
            engine,
            state: async (layer) =>
                stateInFolder(stateSpec(layer)) ?? (await engine()).state(stateSpec(layer)),
            release,
        };
    } catch (error) {
        release();
        throw error;
    }
}

async function openFoundEngine(root: string, onProgress: (text: string) => void): Promise<Engine> {
    const { findEngine } = await import("../../engine/install/findEngine");
    const { openEngine } = await import("../../engine/pulumiEngine");
    return openEngine(await findEngine({ root, onProgress, env: process.env }));
}
