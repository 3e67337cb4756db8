import { schemaOf } from "../schema/schemaOf";
import type { EnvironmentSettings, SettingsSection } from "../schema/section";
import { checkEnvironment, listEnvironments } from "./environments";
import { SettingsError } from "./errors";
import { inOrder } from "./inOrder";
import { formatPath, type Origin } from "../reading/origin";
import { overlay, type EnvironmentTree, type Overlaid, type OverlayRules } from "../reading/overlays";
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

/** What is particular about the layers' settings when files are laid over each other. */
function overlayRules(sections: readonly SettingsSection[]): OverlayRules {
    return {
        own: sections.flatMap(({ settingsKey, own }) => Object.keys(own).map((key) => [settingsKey, key])),
        keepsNull: sections.flatMap(({ settingsKey, keepsNull }) =>
            keepsNull.map((path) => [settingsKey, ...path]),
        ),
    };
}

/** The settings of all environments as their files add up; nothing of them is checked. */
export function readEnvironments(root: string, sections: readonly SettingsSection[]): readonly Overlaid[] {
    return listEnvironments(root).map((name) => overlay(root, name, overlayRules(sections)));
}

/**
 * Reads, merges and checks an environment's settings; `sections` are those of the layers. `all` has the settings of
 * all environments as their files add up: who loads many of them lays their files over each other once. Throws a
 * SettingsError with every problem at once, or an error that says that there is no such environment.
 */
export function loadEnvironment(
    root: string,
    name: string,
    sections: readonly SettingsSection[],
    all: () => readonly Overlaid[] = () => readEnvironments(root, sections),
): LoadedEnvironment {
    checkEnvironment(root, name);
    const own = all().find((one) => one.name === name) ?? overlay(root, name, overlayRules(sections));
    const { tree, files, problems } = own;
    // If a file could not be read, what it would have said looks as if it were missing.
    const shape = checkShape(tree, schemaOf(sections), { missing: problems.length === 0 });
    const shapeProblems = shape.problems.filter(({ key }) => key !== "kind" || problems.length === 0);
    const others = (): readonly EnvironmentTree[] => all().filter((other) => other.name !== name);
    const broken = checkRules({ name, tree, common: shape.valid, others }, sections);
    const found = [...problems, ...shapeProblems, ...broken];
    if (shape.settings === undefined || found.length > 0) {
        throw new SettingsError(name, inOrder(found, files));
    }
    return { name, settings: shape.settings, origins: originsOf(tree), files };
}
