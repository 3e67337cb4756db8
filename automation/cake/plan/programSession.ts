import type { Layer } from "../../../layers/contract";
import { layerSettingsOf } from "../../../layers/environment";
import type { LoadedEnvironment } from "../../../stacks/_settings/load/loadEnvironment";
import type { Engine, StackOutputs, StackSpec } from "../../engine/types";
import { holdPlace, type HeldPlace } from "../session/heldPlace";
import type { RunRequest } from "../session/request";
import type { Session } from "../session/session";
import { asOutputs, waitsOn, type Below } from "./upstream";

/** A session whose layers can also be computed. */
export interface ProgramSession extends Session {
    readonly environment: LoadedEnvironment;
    /** What is deployed of the layers that others read, undefined where nothing is; by layer. */
    readonly deployed: ReadonlyMap<string, Promise<StackOutputs | undefined>>;
    /** What the engine needs to run a layer's program on outputs of the layers below. */
    programSpec(layer: Layer, below: Below): StackSpec;
}

/** An environment that a command works on, all its settings checked; nothing is started before it is asked for. */
export interface HeldEnvironment extends HeldPlace {
    readonly environment: LoadedEnvironment;
    /** Starts the engine and the cloud; once. */
    open(): Promise<ProgramSession>;
    /** Ends what was started, and gives the lock back. */
    close(): Promise<void>;
}

/** Takes an environment's lock to compute its layers; all its settings are checked before anything is touched. */
export function holdEnvironment(request: RunRequest, verb: string): HeldEnvironment {
    const environment = request.environment.load();
    const held = holdPlace(request, verb, environment);
    let opening: Promise<ProgramSession> | undefined;
    return {
        ...held,
        environment,
        open: () => (opening ??= openPrograms(held, environment, verb)),
        close: async () => {
            try {
                const session = await opening?.catch(() => undefined);
                await session?.close();
            } finally {
                held.release();
            }
        },
    };
}

async function openPrograms(
    held: HeldPlace,
    environment: LoadedEnvironment,
    verb: string,
): Promise<ProgramSession> {
    const { layers } = held.request;
    let deployed: ProgramSession["deployed"] = new Map();
    const { startSession } = await import("../session/session");
    const session = await startSession(held, {
        verb,
        meanwhile: async (engine) => {
            deployed = readDeployed(held, engine);
            // What cannot be loaded is told when its layer is run.
            await Promise.allSettled(layers.map((layer) => layer.load()));
        },
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
                const given = layerSettingsOf(environment, layer);
                return { ...program({ ...given, below: await asOutputs(layer, below) } as never) };
            },
        }),
    };
}

/** Starts to read the deployed outputs of all layers that others read. */
function readDeployed({ request, stateSpec }: HeldPlace, engine: Engine): ProgramSession["deployed"] {
    const wanted = new Set(request.layers.flatMap((layer) => Object.values(layer.reads)));
    const reading = request.layers
        .filter(({ name }) => wanted.has(name))
        .map((layer) => [layer.name, engine.outputs(stateSpec(layer))] as const);
    // What fails is told when it is asked for.
    for (const [, outputs] of reading) outputs.catch(() => undefined);
    return new Map(reading);
}
