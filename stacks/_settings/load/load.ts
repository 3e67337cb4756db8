import type { LayerName, LayerSettings, SettingsOf } from "../../../layers/contract";
import type { EnvironmentSettings } from "../schema/commonSettings";
import { checkEnvironment } from "./environments";
import { SettingsError } from "./errors";
import { formatPath, type Origin } from "../reading/origin";
import { overlay } from "../reading/overlays";
import { eachValue, type Mapping } from "../reading/tree";
import { checkRules } from "../rules/checkRules";
import { checkShape, type ValidSettings } from "../shape/checkShape";

/** One environment with its settings as they add up, checked. */
export interface LoadedEnvironment {
    readonly name: string;
    readonly settings: EnvironmentSettings;
    /** Where each value and list was written, by its key: `network.flowLogs.enabled`, `compute.nodeGroups.system.taints[0].key`. */
    readonly origins: ReadonlyMap<string, Origin>;
    /** The files the settings come from, relative to the root, the most general first. */
    readonly files: readonly string[];
}

function originsOf(tree: Mapping): ReadonlyMap<string, Origin> {
    const origins = new Map<string, Origin>();
    eachValue(tree, (path, value) => origins.set(formatPath(path), value.origin));
    return origins;
}

/** Reads, merges and checks an environment's settings, or throws with every problem at once. */
export function loadEnvironment(root: string, name: string): LoadedEnvironment {
    checkEnvironment(root, name);
    const { tree, files, problems } = overlay(root, name);
    // Where a file could not be read, what it would have said looks as if it were missing.
    const shape = checkShape(tree, { missing: problems.length === 0 });
    const shapeProblems = shape.problems.filter(({ key }) => key !== "kind" || problems.length === 0);
    const all = [...problems, ...shapeProblems, ...checkRules({ root, name, tree, settings: shape.valid })];
    if (shape.settings === undefined || all.length > 0) {
        throw new SettingsError(name, inOrder(all, files));
    }
    return { name, settings: shape.settings, origins: originsOf(tree), files };
}

const placeKeys = [
    "kind",
    "owner",
    "cloud",
    "account",
    "region",
    "protected",
    "allowDestroy",
    "drainTimeout",
    "sweep",
    "state",
] as const satisfies readonly (keyof EnvironmentSettings)[];

/** Where an environment lives and who may touch it: all that a destroy needs besides state. */
export interface Place {
    readonly name: string;
    readonly settings: Pick<EnvironmentSettings, (typeof placeKeys)[number]>;
}

/** Reads where an environment lives; what its layers are made of may be wrong, as long as this is right. */
export function loadPlace(root: string, name: string): Place {
    return loadPart(root, name, placeKeys);
}

/** When an environment comes and goes, and who holds it; read without a look at its layers. */
export interface Habits {
    readonly name: string;
    readonly settings: Pick<EnvironmentSettings, (typeof habitKeys)[number]>;
}

const habitKeys = [
    "kind",
    "owner",
    "protected",
    "lifecycle",
    "claims",
    "announce",
] as const satisfies readonly (keyof EnvironmentSettings)[];

/** Reads when an environment comes and goes; what its layers are made of may be wrong, as long as this is right. */
export function loadHabits(root: string, name: string): Habits {
    return loadPart(root, name, habitKeys);
}

function loadPart<K extends keyof EnvironmentSettings>(
    root: string,
    name: string,
    keys: readonly K[],
): { readonly name: string; readonly settings: Pick<EnvironmentSettings, K> } {
    checkEnvironment(root, name);
    const { tree, files, problems } = overlay(root, name);
    const { valid, problems: shapeProblems } = checkShape(tree, { missing: problems.length === 0 });
    if (problems.length === 0 && has(valid, keys)) return { name, settings: valid };
    const about = shapeProblems.filter(({ key }) =>
        keys.some((one) => key === one || key.startsWith(`${one}.`)),
    );
    throw new SettingsError(name, inOrder([...problems, ...about], files));
}

function has<K extends keyof EnvironmentSettings>(
    settings: ValidSettings,
    keys: readonly K[],
): settings is ValidSettings & Pick<EnvironmentSettings, K> {
    return keys.every((key) => settings[key] !== undefined);
}

/** The environment's own file first, then its kind's, then the base, each from the top, and nothing twice. */
function inOrder(problems: SettingsError["problems"], files: readonly string[]): SettingsError["problems"] {
    const rank = (file: string): number => -files.indexOf(file);
    const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
    return [...seen.values()].sort(
        (a, b) => rank(a.file) - rank(b.file) || a.line - b.line || a.column - b.column,
    );
}

/** What a layer's program is given: its own settings and the environment's particulars. */
export function layerSettingsOf<L extends LayerName>(
    { name, settings }: Pick<LoadedEnvironment, "name" | "settings">,
    layer: L,
): LayerSettings<SettingsOf[L]> {
    const { kind, owner, account, region } = settings;
    const byLayer: SettingsOf = {
        network: settings.network,
        compute: settings.compute,
        "cluster-config": settings.clusterConfig,
    };
    return { about: { environment: name, kind, owner, account, region }, settings: byLayer[layer] };
}
