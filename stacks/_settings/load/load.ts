import { z } from "zod";
import { commonSettings, type CommonSettings } from "../schema/commonSettings";
import { schemaOf } from "../schema/schemaOf";
import type { EnvironmentSettings, SettingsSection } from "../schema/section";
import { checkEnvironment, listEnvironments } from "./environments";
import { SettingsError } from "./errors";
import { formatPath, type Origin, type Path } from "../reading/origin";
import { overlay, type EnvironmentTree } from "../reading/overlays";
import { eachValue, type Mapping } from "../reading/tree";
import { checkRules } from "../rules/checkRules";
import { checkShape } from "../shape/checkShape";

/** One environment with its settings as they add up, checked. */
export interface LoadedEnvironment<Settings extends EnvironmentSettings = EnvironmentSettings> {
    readonly name: string;
    readonly settings: Settings;
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

/** The paths of the settings that each environment has for itself. */
function ownPaths(sections: readonly SettingsSection[]): readonly Path[] {
    return sections.flatMap(({ settingsKey, own }) => Object.keys(own).map((key) => [settingsKey, key]));
}

/** The settings of all environments as their files add up; nothing of them is checked. */
export function readEnvironments(
    root: string,
    sections: readonly SettingsSection[],
): readonly EnvironmentTree[] {
    return listEnvironments(root).map((name) => overlay(root, name, ownPaths(sections)));
}

/**
 * Reads, merges and checks an environment's settings; `sections` are those of the layers. Throws a SettingsError with
 * every problem at once, or an error that says that there is no such environment.
 */
export function loadEnvironment(
    root: string,
    name: string,
    sections: readonly SettingsSection[],
): LoadedEnvironment {
    checkEnvironment(root, name);
    const { tree, files, problems } = overlay(root, name, ownPaths(sections));
    // If a file could not be read, what it would have said looks as if it were missing.
    const shape = checkShape(tree, schemaOf(sections), { missing: problems.length === 0 });
    const shapeProblems = shape.problems.filter(({ key }) => key !== "kind" || problems.length === 0);
    const others = (): readonly EnvironmentTree[] =>
        readEnvironments(root, sections).filter((other) => other.name !== name);
    const broken = checkRules({ name, tree, common: shape.valid, others }, sections);
    const all = [...problems, ...shapeProblems, ...broken];
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
] as const satisfies readonly (keyof CommonSettings)[];

/** Where an environment lives and who may touch it: all that a destroy needs besides state. */
export interface Place {
    readonly name: string;
    readonly settings: Pick<CommonSettings, (typeof placeKeys)[number]>;
}

/** Reads where an environment lives; what its layers are made of may be wrong, as long as this is right. */
export function loadPlace(root: string, name: string): Place {
    return loadCommon(root, name, placeKeys);
}

/** When an environment comes and goes, and who holds it; read without a look at its layers. */
export interface Habits {
    readonly name: string;
    readonly settings: Pick<CommonSettings, (typeof habitKeys)[number]>;
}

const habitKeys = [
    "kind",
    "owner",
    "protected",
    "lifecycle",
    "claims",
    "announce",
] as const satisfies readonly (keyof CommonSettings)[];

/** Reads when an environment comes and goes; what its layers are made of may be wrong, as long as this is right. */
export function loadHabits(root: string, name: string): Habits {
    return loadCommon(root, name, habitKeys);
}

/** Reads some of the settings that every environment has; the others may be wrong. Throws a SettingsError with every problem at once. */
export function loadCommon<K extends keyof CommonSettings>(
    root: string,
    name: string,
    keys: readonly K[],
): { readonly name: string; readonly settings: Pick<CommonSettings, K> } {
    checkEnvironment(root, name);
    const { tree, files, problems } = overlay(root, name);
    const wanted: readonly string[] = keys;
    const shapes = Object.fromEntries(
        Object.entries(commonSettings.shape).filter(([key]) => wanted.includes(key)),
    );
    const entries = new Map([...tree.entries].filter(([key]) => wanted.includes(key)));
    const shape = checkShape({ ...tree, entries }, z.strictObject(shapes), {
        missing: problems.length === 0,
    });
    if (problems.length > 0 || shape.settings === undefined) {
        throw new SettingsError(name, inOrder([...problems, ...shape.problems], files));
    }
    return { name, settings: shape.settings };
}

/** The environment's own file first, then its kind's, then the base, each from the top, and nothing twice. */
function inOrder(problems: SettingsError["problems"], files: readonly string[]): SettingsError["problems"] {
    const rank = (file: string): number => -files.indexOf(file);
    const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
    return [...seen.values()].sort(
        (a, b) => rank(a.file) - rank(b.file) || a.line - b.line || a.column - b.column,
    );
}
