import type { z } from "zod";
import type { Path } from "../stacks/_settings/reading/origin";
import type { OwnSetting } from "../stacks/_settings/rules/ownSetting";
import type { Rule } from "../stacks/_settings/rules/rule";
import type {
    BranchSettings,
    GivenBy,
    Gives,
    Layer,
    LayerContext,
    Outputs,
    OutputSpec,
    Reads,
    ReadsSettings,
    SettingOf,
    WithSettingsBelow,
} from "./contract";

/** The key of a layer's settings: `clusterConfig` for `cluster-config`. */
export type SettingsKey<Name extends string> = Name extends `${infer Head}-${infer Tail}`
    ? `${Head}${Capitalize<SettingsKey<Tail>>}`
    : Name;

/** The key of a layer's settings. */
export function settingsKeyOf<Name extends string>(name: Name): SettingsKey<Name> {
    return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as SettingsKey<Name>;
}

/** What a layer's folder says of the layer. */
interface Definition<
    Name extends string,
    Settings,
    R extends Reads,
    G extends Gives,
    S extends ReadsSettings,
> {
    /** Its name, and that of its folder and its Pulumi project: lower-case words with hyphens between them. */
    readonly name: Name;
    /** The schema of its settings; they are in stacks/*.yaml under its name in camelCase. */
    readonly settings: z.ZodType<Settings>;
    readonly rules?: readonly Rule<Settings>[];
    readonly own?: { readonly [Key in keyof Settings]?: OwnSetting<Settings> };
    /** Paths of its settings below which `null` is a value, and removes nothing of the files below. */
    readonly keepsNull?: readonly Path[];
    readonly tracksBranch?: BranchSettings;
    readonly reads: R;
    readonly readsSettings?: S;
    readonly gives: G;
    /** Loads the program. Import it in here, so that the Pulumi SDKs are loaded only when it runs. */
    readonly load: () => Promise<(context: LayerContext<Settings, R> & WithSettingsBelow<S>) => Outputs<G>>;
}

/** A layer with the types of its settings, of what it reads and of what it gives. */
export interface DefinedLayer<
    Name extends string = string,
    Settings = unknown,
    R extends Reads = Reads,
    G extends Gives = Gives,
> extends Layer {
    readonly name: Name;
    readonly settingsKey: SettingsKey<Name>;
    readonly settings: z.ZodType<Settings>;
    readonly reads: R;
    readonly gives: G;
}

/** Defines a layer, and checks that its program takes its settings and what it reads, and returns what it gives. */
export function defineLayer<
    const Name extends string,
    Settings,
    R extends Reads,
    G extends Gives,
    S extends ReadsSettings = Record<string, never>,
>(definition: Definition<Name, Settings, R, G, S>): DefinedLayer<Name, Settings, R, G> {
    const { name } = definition;
    return {
        rules: [],
        keepsNull: [],
        ...definition,
        own: { ...definition.own },
        readsSettings: { ...definition.readsSettings },
        folder: name,
        settingsKey: settingsKeyOf(name),
    };
}

/** Declares an output whose value is a `T`. */
export function output<T>(description: string): OutputSpec<T> {
    return { description };
}

/** Declares which outputs of a layer below are read. */
export function from<Name extends string, G extends Gives, Output extends keyof G & string>(
    { name }: DefinedLayer<Name, unknown, Reads, G>,
    ...outputs: readonly Output[]
): { readonly [O in Output]: GivenBy<Name, G[O] extends OutputSpec<infer T> ? T : never> } {
    return Object.fromEntries(outputs.map((output) => [output, name])) as never;
}

/** Declares which settings of a layer below are read. */
export function settingsFrom<Name extends string, Settings, Key extends keyof Settings & string>(
    { name }: DefinedLayer<Name, Settings>,
    ...keys: readonly Key[]
): { readonly [K in Key]: SettingOf<Name, Settings[K]> } {
    return Object.fromEntries(keys.map((key) => [key, name])) as never;
}
