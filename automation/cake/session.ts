import { join } from "node:path";
import type { Layer, LayerName } from "../../layers/contract";
import {
    layerSettingsOf,
    loadEnvironment,
    loadPlace,
    type LoadedEnvironment,
    type Place,
} from "../../stacks/load";
import { findEngine } from "../engine/install/findEngine";
import { openEngine } from "../engine/pulumiEngine";
import { removeOldPlans } from "../engine/run/planFile";
import type { Engine, StackOutputs, StackSpec } from "../engine/types";
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

/** An environment's state and cloud, opened by this process: enough for all that needs no program. */
export interface Session {
    readonly request: RunRequest;
    readonly place: Place;
    readonly engine: Engine;
    readonly cloud: Cloud;
    /** What the engine needs to work on a layer's state. */
    spec(layer: Layer): StackSpec;
    close(): Promise<void>;
}

/** A session whose layers can also be computed. */
export interface ProgramSession extends Session {
    readonly environment: LoadedEnvironment;
    /** What is deployed of the layers that others read, undefined where nothing is; by layer. */
    readonly deployed: ReadonlyMap<LayerName, Promise<StackOutputs | undefined>>;
    /** What the engine needs to run a layer's program on outputs of the layers below. */
    programSpec(layer: Layer, below: Below): StackSpec;
}

/**
 * Opens an environment: takes its lock for a verb that changes something (without a verb it only looks), finds the
 * engine, opens the cloud. Of the settings only those are read that say where the environment lives.
 */
export async function openSession(request: RunRequest, verb: string | undefined): Promise<Session> {
    return open(request, verb, loadPlace(request.paths.root, request.environment));
}

/** Opens an environment to run its layers' programs; all its settings are checked before anything is touched. */
export async function openProgramSession(request: RunRequest, verb: string): Promise<ProgramSession> {
    const environment = loadEnvironment(request.paths.root, request.environment);
    let deployed: ProgramSession["deployed"] = new Map();
    const session = await open(request, verb, environment, async (engine, spec) => {
        deployed = readDeployed(request.layers, (layer) => engine.outputs(spec(layer)));
        // What cannot be loaded is told when its layer is run.
        await Promise.allSettled(request.layers.map((layer) => layer.load()));
    });
    return {
        ...session,
        environment,
        deployed,
        programSpec: (layer, below) => ({
            ...session.spec(layer),
            waitsOn: waitsOn(layer, below),
            program: async () => {
                const program = await layer.load();
                const given = layerSettingsOf(environment, layer.name);
                return { ...program(given as never, (await asOutputs(layer, below)) as never) };
            },
        }),
    };
}

/** Starts to read the deployed outputs of all layers that others read. */
function readDeployed(
    layers: readonly Layer[],
    read: (layer: Layer) => Promise<StackOutputs | undefined>,
): ProgramSession["deployed"] {
    const wanted = new Set(layers.flatMap((layer) => Object.values(layer.reads)));
    const reading = layers
        .filter(({ name }) => wanted.has(name))
        .map((layer) => [layer.name, read(layer)] as const);
    // What fails is told when it is asked for.
    for (const [, outputs] of reading) outputs.catch(() => undefined);
    return new Map(reading);
}

/** What needs the state and the engine but no cloud, and is done while the cloud opens. */
type Meanwhile = (engine: Engine, spec: (layer: Layer) => StackSpec) => Promise<void>;

async function open(
    request: RunRequest,
    verb: string | undefined,
    place: Place,
    meanwhile: Meanwhile = () => Promise.resolve(),
): Promise<Session> {
    const { paths, listener } = request;
    const notice = (text: string): void => {
        listener({ code: "notice", text });
    };
    const { name, settings } = place;
    const { state } = settings;
    const workDir = (layer: Layer): string => join(runFolder(paths, name), layer.name);
    const release = verb === undefined ? () => undefined : takeLock(paths, name, verb, notice);
    try {
        if (verb !== undefined) for (const layer of request.layers) removeOldPlans(workDir(layer));
        const secrets = passphraseVariables(paths, state, process.env);
        const found = await findEngine({ root: paths.root, onProgress: notice, env: process.env });
        const engine = openEngine(found);
        const stateSpec = (layer: Layer): StackSpec => ({
            stack: name,
            project: layer.name,
            workDir: workDir(layer),
            projectDir: join(paths.root, "layers", layer.folder),
            backend: state.backend ?? `file://${paths.state}`,
            secretsProvider: state.secretsProvider ?? "passphrase",
            environment: secrets,
        });
        if (verb !== undefined) {
            const settled = request.layers.map((layer) =>
                engine.settled(stateSpec(layer), {
                    signal: request.signal,
                    onProgress: (progress) => {
                        listener({ code: "layer-progress", layer: layer.name, progress });
                    },
                }),
            );
            await Promise.all(settled);
        }
        const [cloud] = await Promise.all([
            openCloud(paths, settings, request.cloud, notice),
            meanwhile(engine, stateSpec),
        ]);
        return {
            request,
            place,
            engine,
            cloud,
            spec: (layer) => ({
                ...stateSpec(layer),
                environment: { ...secrets, ...cloud.environment },
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
