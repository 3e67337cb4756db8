import { join } from "node:path";
import type { Layer } from "../../layers/cake";
import { layerSettingsOf, loadEnvironment, type LoadedEnvironment } from "../../stacks/load";
import { findEngine } from "../engine/install/findEngine";
import { openEngine } from "../engine/pulumiEngine";
import type { Engine, StackSpec } from "../engine/types";
import { openCloud, type Cloud, type CloudOptions } from "./cloud";
import type { CakeListener } from "./events";
import { passphraseVariables } from "./passphrase";
import { runFolder, type Paths } from "./paths";
import { takeLock } from "./runLock";
import { asOutputs, waitsOn, type Below } from "./upstream";

/** What every run of a verb is given. */
export interface RunRequest {
    readonly paths: Paths;
    readonly environment: string;
    /** The cake, bottom layer first. */
    readonly layers: readonly Layer[];
    readonly cloud: CloudOptions;
    /** Aborting it stops the run after the operations under way. */
    readonly signal: AbortSignal;
    readonly listener: CakeListener;
}

/** An environment that is held by this process, with all that it takes to run its layers. */
export interface Session {
    readonly request: RunRequest;
    readonly environment: LoadedEnvironment;
    readonly engine: Engine;
    readonly cloud: Cloud;
    /** What the engine needs to run a layer on outputs of the layers below; without them, from state alone. */
    spec(layer: Layer, below?: Below): StackSpec;
    close(): Promise<void>;
}

function backendOf(paths: Paths, environment: LoadedEnvironment): string {
    return environment.settings.state.backend ?? `file://${paths.state}`;
}

/**
 * Opens an environment: reads its settings, finds the engine, opens its cloud. For a verb that changes something
 * it also takes the environment's lock; without a verb it only looks.
 */
export async function openSession(request: RunRequest, verb: string | undefined): Promise<Session> {
    const { paths, listener } = request;
    const notice = (text: string): void => {
        listener({ code: "notice", text });
    };
    const environment = loadEnvironment(paths.root, request.environment);
    const { state } = environment.settings;
    const release = verb === undefined ? () => undefined : takeLock(paths, environment.name, verb, notice);
    try {
        const secrets = passphraseVariables(paths, state, process.env);
        const found = await findEngine({ root: paths.root, onProgress: notice, env: process.env });
        const engine = openEngine({ command: found.command, version: found.version });
        const cloud = await openCloud(paths, environment.settings, request.cloud, notice);
        return {
            request,
            environment,
            engine,
            cloud,
            spec: (layer, below) => ({
                stack: environment.name,
                project: layer.name,
                workDir: join(runFolder(paths, environment.name), layer.name),
                projectDir: join(paths.root, "layers", layer.folder),
                backend: backendOf(paths, environment),
                secretsProvider: state.secretsProvider ?? "passphrase",
                environment: { ...secrets, ...cloud.environment },
                ...(below === undefined ? {} : programOn(environment, layer, below)),
            }),
            close: async () => {
                await cloud.close();
                release();
            },
        };
    } catch (error) {
        release();
        throw error;
    }
}

function programOn(
    environment: LoadedEnvironment,
    layer: Layer,
    below: Below,
): Pick<Required<StackSpec>, "program" | "waitsOn"> {
    return {
        waitsOn: waitsOn(layer, below),
        program: async () => {
            const program = await layer.load();
            const given = layerSettingsOf(environment, layer.name);
            return { ...program(given as never, (await asOutputs(below)) as never) };
        },
    };
}
