import { isDeepStrictEqual } from "node:util";
import type { Layer } from "../../../layers/contract";
import type { LayerDiff } from "../../diffs/model/model";
import type { LayerSource } from "../../diffs/store/store";
import type { StoredOutputs } from "../../diffs/store/storedOutputs";
import { asStored, fromStored } from "../../engine/storedOutputs";
import type { DeployedState, StackOutputs } from "../../engine/types";
import { fingerprinter, type Fingerprinter } from "./fingerprints";
import { startGuesses, type Guesses } from "./guesses";
import type { LayerPreview } from "./layerPreview";
import type { HeldEnvironment } from "./programSession";
import { reuse, type Reuse, type ReusedLayer } from "./reuse";
import { belowOf, mustReadBelow, type Below } from "./upstream";

/** What can be chosen about a plan. */
export interface PlanChoice {
    /** Give every layer to the engine, even if nothing changed that it is computed from. */
    readonly fresh: boolean;
    /** Compare with the real world rather than with what was last seen of it. */
    readonly refresh: boolean;
    /** Keep an update plan of each layer that is given to the engine, for an up right after it. */
    readonly savePlan?: boolean;
}

/** What is pending in a layer, and what that was computed from. */
export interface PlannedLayer extends LayerSource {
    readonly diff: LayerDiff;
    readonly seconds: number;
    /** The engine's preview; undefined if the engine was not asked, as nothing changed since the last result. */
    readonly preview: LayerPreview | undefined;
}

/**
 * Computes what is pending in a cake, bottom first, for every verb that runs the layers' programs: preview, check and
 * up. It gives only those layers to the engine of which something changed that they are computed from, unless all are
 * asked for. The engine and the cloud are started only if there is one. Layers start at once on the outputs that are
 * most likely below them, and again only if the preview below gives others.
 */
export class Planner {
    readonly #fingerprintOf: Fingerprinter;
    readonly #reuse: Reuse;
    readonly #results = new Map<string, Promise<PlannedLayer | ReusedLayer>>();
    readonly #previews = new Map<string, Promise<LayerPreview>>();
    readonly #states: Promise<ReadonlyMap<string, DeployedState>>;
    #guesses: Promise<Guesses> | undefined;

    constructor(
        private readonly held: HeldEnvironment,
        private readonly choice: PlanChoice,
    ) {
        this.#fingerprintOf = fingerprinter(held);
        this.#reuse = choice.fresh || choice.refresh ? () => undefined : reuse(held, this.#fingerprintOf);
        this.#states = statesOf(held);
    }

    /** What is pending in each layer, bottom first. Throws what the first preview that fails throws. */
    async run(): Promise<readonly PlannedLayer[]> {
        try {
            const planned: PlannedLayer[] = [];
            for (const layer of this.#layers) {
                const result = await this.#result(layer);
                planned.push("from" in result ? { ...result, seconds: 0, preview: undefined } : result);
            }
            return planned;
        } finally {
            const guesses = await this.#guesses?.catch(() => undefined);
            await guesses?.drop();
        }
    }

    /** Whether somebody else has written to the state of a layer since this plan began. */
    async isOutdated(): Promise<boolean> {
        const [before, now] = await Promise.all([this.#states, statesOf(this.held)]);
        return this.#layers.some(({ name }) => before.get(name)?.version !== now.get(name)?.version);
    }

    get #layers(): readonly Layer[] {
        return this.held.request.layers;
    }

    #layerNamed(name: string): Layer {
        const layer = this.#layers.find((one) => one.name === name);
        if (layer === undefined) throw new Error(`There is no layer ${name}`);
        return layer;
    }

    #result(layer: Layer): Promise<PlannedLayer | ReusedLayer> {
        return once(this.#results, layer.name, async () => {
            const below = await this.#storedBelow(layer);
            const state = (await this.#states).get(layer.name) ?? { version: "" };
            const reused = this.#reuse(layer, below, state);
            if (reused !== undefined && !(await this.#readsChangedSecret(layer))) return reused;
            const preview = await this.#preview(layer);
            const { diff, outputs, seconds } = preview;
            const fingerprint = this.#fingerprintOf(layer, below, state);
            const refreshed = this.choice.refresh ? { refreshed: true as const } : {};
            return {
                diff,
                fingerprint,
                ...refreshed,
                outputs: asStored(outputs),
                seconds,
                preview,
            };
        });
    }

    /** Runs a layer's program on the real outputs below it. */
    #preview(layer: Layer): Promise<LayerPreview> {
        return once(this.#previews, layer.name, async () => {
            this.#guesses ??= this.#startGuesses();
            const guesses = await this.#guesses;
            return guesses.take(layer, await this.#realBelow(layer));
        });
    }

    async #storedBelow(layer: Layer): Promise<StoredOutputs> {
        const outputs = new Map<string, StoredOutputs>();
        for (const name of Object.values(layer.reads)) {
            outputs.set(name, (await this.#result(this.#layerNamed(name))).outputs);
        }
        return mustReadBelow(layer, outputs);
    }

    async #realBelow(layer: Layer): Promise<Below> {
        const outputs = new Map<string, StackOutputs>();
        for (const name of Object.values(layer.reads)) {
            const known = await this.#withoutEngine(name);
            outputs.set(name, known ?? (await this.#preview(this.#layerNamed(name))).outputs);
        }
        return mustReadBelow(layer, outputs);
    }

    /** The outputs of a layer that is not given to the engine; undefined where it is, or where a secret is missing. */
    async #withoutEngine(name: string): Promise<StackOutputs | undefined> {
        const result = await this.#result(this.#layerNamed(name));
        if (!("from" in result)) return undefined;
        if (result.from === "stored") return fromStored(result.outputs);
        const session = await this.held.open();
        return session.deployed.get(name);
    }

    /**
     * Fingerprints do not tell one secret from another. What was known before of a layer holds only if a secret that
     * it reads comes from the state, or is what is in the state.
     */
    async #readsChangedSecret(layer: Layer): Promise<boolean> {
        for (const [output, name] of Object.entries(layer.reads)) {
            const below = await this.#result(this.#layerNamed(name));
            const given = below.outputs[output];
            if ("from" in below || given?.state !== "known" || !given.secret) continue;
            const { outputs } = await this.#preview(this.#layerNamed(name));
            const deployed = await (await this.held.open()).deployed.get(name);
            if (!isDeepStrictEqual(outputs[output], deployed?.[output])) return true;
        }
        return false;
    }

    /** Starts at once what will probably be needed: all layers that changed themselves, on what is known below them. */
    async #startGuesses(): Promise<Guesses> {
        const session = await this.held.open();
        const states = await this.#states;
        const known = new Map<string, ReusedLayer>();
        const outputs = new Map<string, StoredOutputs>();
        for (const layer of this.#layers) {
            const state = states.get(layer.name) ?? { version: "" };
            const below = belowOf(layer, outputs);
            const reused = below === undefined ? undefined : this.#reuse(layer, below, state);
            if (reused !== undefined) known.set(layer.name, reused);
            const likely = reused?.outputs ?? state.outputs;
            if (likely !== undefined) outputs.set(layer.name, likely);
        }
        const changed = this.#layers.filter(({ name }) => !known.has(name));
        const { refresh, savePlan = false } = this.choice;
        return startGuesses(session, changed, { savePlan, refresh }, async (name) => {
            const reused = known.get(name);
            return reused?.from === "stored" ? fromStored(reused.outputs) : session.deployed.get(name);
        });
    }
}

async function statesOf({ request, state }: HeldEnvironment): Promise<ReadonlyMap<string, DeployedState>> {
    const states = request.layers.map(async (layer) => [layer.name, await state(layer)] as const);
    return new Map(await Promise.all(states));
}

function once<T>(made: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
    const before = made.get(name);
    if (before !== undefined) return before;
    const now = make();
    made.set(name, now);
    return now;
}
