import { z } from "zod";
import type { Layer } from "../../layers/contract";

/** A layer of a test's own, without settings, rules and outputs unless they are given. */
export function testLayer(layer: Pick<Layer, "name" | "load"> & Partial<Layer>): Layer {
    return {
        settingsKey: layer.name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
        folder: layer.name,
        reads: {},
        gives: {},
        settings: z.unknown(),
        rules: [],
        own: {},
        keepsNull: [],
        readsSettings: {},
        ...layer,
    };
}
