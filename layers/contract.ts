import type * as pulumi from "@pulumi/pulumi";
import type { SettingsSection } from "../stacks/_settings/schema/section";

/** What every layer knows about the environment that it belongs to. */
export interface About {
    readonly environment: string;
    readonly kind: string;
    readonly owner: string;
    /** AWS account id, 12 digits. */
    readonly account: string;
    readonly region: string;
    /** Tags of the environment's own, besides those that the layers set. */
    readonly tags: Readonly<Record<string, string>>;
    /** ARN of the IAM policy that limits every role that a layer makes; undefined if there is no such limit. */
    readonly permissionsBoundary?: string | undefined;
}

/** An output of a layer, as its folder declares it; `T` is the type of its value. */
export interface OutputSpec<T = unknown> {
    readonly description: string;
    /** For types only: never there. */
    readonly value?: T;
}

/** The outputs of a layer, by name. */
export type Gives = Readonly<Record<string, OutputSpec>>;

/** What a layer's program returns: an output for each that the layer gives. */
export type Outputs<G extends Gives> = {
    readonly [Name in keyof G]: G[Name] extends OutputSpec<infer T> ? pulumi.Output<T> : never;
};

/** The name of the layer that gives an output; `T` is the type of the output's value. */
export type GivenBy<Name extends string = string, T = unknown> = Name & { readonly value?: T };

/** The outputs of layers below that a layer reads, by name, and which layer gives each. */
export type Reads = Readonly<Record<string, GivenBy>>;

/** The outputs that a layer reads, as its program is given them. */
export type Below<R extends Reads> = {
    readonly [Name in keyof R]: R[Name] extends { readonly value?: infer T } ? pulumi.Output<T> : never;
};

/** What a layer's program is given: the environment's particulars, the layer's settings and the outputs that it reads. */
export interface LayerContext<Settings, R extends Reads = Record<string, never>> {
    readonly about: About;
    readonly settings: Settings;
    readonly below: Below<R>;
}

/** The name of the layer whose setting is read; `T` is the type of the setting. */
export type SettingOf<Name extends string = string, T = unknown> = Name & { readonly value?: T };

/** The settings of layers below that a layer reads, by key, and whose each is. */
export type ReadsSettings = Readonly<Record<string, SettingOf>>;

/** The settings of layers below, as a program is given them: known before anything is deployed, which an output is not. */
export interface WithSettingsBelow<S extends ReadsSettings> {
    readonly settingsBelow: {
        readonly [Key in keyof S]: S[Key] extends { readonly value?: infer T } ? T : never;
    };
}

/** What the parts of a program are given: its context, and the provider of all their resources. */
export type WithProvider<Context, Provider> = Context & { readonly provider: Provider };

/** A layer as the driver knows it, whatever its settings and outputs are. */
export interface Layer extends SettingsSection {
    /** Its folder below layers/. */
    readonly folder: string;
    /** Which outputs it reads, and the layer below that gives each. */
    readonly reads: Readonly<Record<string, string>>;
    /** Which settings of layers below it reads, by key, and whose each is. */
    readonly readsSettings: Readonly<Record<string, string>>;
    readonly gives: Gives;
    /** Settings that make an environment follow a branch of a git repository; absent if the layer cannot follow one. */
    readonly tracksBranch?: BranchSettings;
    /** Loads the program; the Pulumi SDKs are imported only now. */
    readonly load: () => Promise<(context: never) => object>;
}

/** Keys below a layer's settings. */
export interface BranchSettings {
    /** The branch that is followed, as `["gitops", "branch"]`. */
    readonly branch: readonly string[];
    /** The repository that it is a branch of; without it, a branch has no meaning. */
    readonly repository: readonly string[];
}
