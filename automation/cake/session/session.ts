import { removeOldPlans } from "../../engine/run/planFile";
import type { Engine } from "../../engine/types";
import { openCloud } from "./cloud";
import { holdPlace, type HeldPlace } from "./heldPlace";
import { repairFirst, type Repairable } from "./repair/repairLayers";
import type { RunRequest } from "./request";

/** An environment's state and cloud, opened by this process: enough for all that needs no program. */
export interface Session extends Repairable {
    close(): Promise<void>;
}

/**
 * Opens an environment: takes its lock for a verb that changes something (without a verb it only looks), finds the
 * engine, opens the cloud. Of the settings only those are read that say where the environment lives.
 */
export async function openSession(request: RunRequest, verb: string | undefined): Promise<Session> {
    const held = holdPlace(request, verb, request.environment.place());
    try {
        const session = await startSession(held, { verb });
        return {
            ...session,
            close: async () => {
                await session.close();
                held.release();
            },
        };
    } catch (error) {
        held.release();
        throw error;
    }
}

/** How a session is started. */
export interface StartChoice {
    /**
     * Where the engine will do more than to look: it first waits for one that a killed driver left at work, and what
     * that left open is repaired.
     */
    readonly verb: string | undefined;
    /** What needs the engine but no cloud, and is done while the cloud opens. */
    readonly meanwhile?: (engine: Engine) => Promise<void>;
}

/** Starts the engine and the cloud of an environment that is held; closing the session keeps it held. */
export async function startSession(
    held: HeldPlace,
    { verb, meanwhile = () => Promise.resolve() }: StartChoice,
): Promise<Session> {
    const { request, place, stateSpec } = held;
    const { paths, listener, layers, signal } = request;
    const engine = await held.engine();
    if (verb !== undefined) {
        for (const layer of layers) removeOldPlans(stateSpec(layer).workDir);
        const settled = layers.map((layer) =>
            engine.settled(stateSpec(layer), {
                signal,
                onProgress: (progress) => {
                    listener({ code: "step-progress", step: { layer: layer.name }, progress });
                },
            }),
        );
        await Promise.all(settled);
    }
    const notice = (text: string): void => {
        listener({ code: "notice", text });
    };
    const [cloud] = await Promise.all([
        openCloud(paths, place.settings, request.cloud, notice),
        meanwhile(engine),
    ]);
    const session: Session = {
        request,
        place,
        engine,
        cloud,
        spec: (layer) => {
            const spec = stateSpec(layer);
            return { ...spec, environment: { ...spec.environment, ...cloud.environment } };
        },
        close: () => cloud.close(),
    };
    // A check writes nothing.
    if (verb === undefined || verb === "repair" || verb === "check") return session;
    try {
        await repairFirst(session, verb);
    } catch (error) {
        await session.close();
        throw error;
    }
    return session;
}
