import type { z } from "zod";
import {
    loadEnvironment as load,
    readEnvironments,
    type LoadedEnvironment,
} from "../stacks/_settings/load/loadEnvironment";
import type { Overlaid } from "../stacks/_settings/reading/overlays";
import type { CommonSettings } from "../stacks/_settings/schema/commonSettings";
import { cake } from "./cake";
import type { About, Layer } from "./contract";
import { settingsKeyOf } from "./defineLayer";

type Cake = (typeof cake)[number];

/** All settings of an environment of this repository: those that every environment has, and those of each layer. */
export type CakeSettings = CommonSettings & {
    readonly [Key in Cake["settingsKey"]]: z.infer<Extract<Cake, { readonly settingsKey: Key }>["settings"]>;
};

/**
 * Reads, merges and checks an environment's settings. Throws a SettingsError with every problem at once, or an error
 * that says that there is no such environment.
 */
export function loadEnvironment(
    root: string,
    name: string,
    all?: () => readonly Overlaid[],
): LoadedEnvironment<CakeSettings> {
    return load(root, name, cake, all) as LoadedEnvironment<CakeSettings>;
}

/** The settings of all environments as their files add up, for who loads many of them; nothing of them is checked. */
export function readAll(root: string): readonly Overlaid[] {
    return readEnvironments(root, cake);
}

/** What a layer's program is given besides the outputs of layers below. */
export interface LayerSettings {
    readonly about: About;
    readonly settings: unknown;
    /** The settings of layers below that it reads, by key. */
    readonly settingsBelow: Readonly<Record<string, unknown>>;
}

/** The settings of a layer of an environment, and the environment's particulars. */
export function layerSettingsOf(
    { name, settings }: Pick<LoadedEnvironment, "name" | "settings">,
    { settingsKey, readsSettings }: Pick<Layer, "settingsKey" | "readsSettings">,
): LayerSettings {
    const { kind, owner, account, region, tags = {}, permissionsBoundary } = settings;
    const settingsBelow = Object.entries(readsSettings).map(([key, layer]) => {
        const below = settings[settingsKeyOf(layer)] as Readonly<Record<string, unknown>>;
        return [key, below[key]];
    });
    return {
        about: { environment: name, kind, owner, account, region, tags, permissionsBoundary },
        settings: settings[settingsKey],
        settingsBelow: Object.fromEntries(settingsBelow) as Readonly<Record<string, unknown>>,
    };
}
