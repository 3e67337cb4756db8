import type { EnvironmentTree } from "../reading/overlays";

/** A value that no environment has yet, or why there is no such value. */
export type Proposal = { readonly value: string } | { readonly message: string; readonly remedy: string };

/** A setting that no two environments may share, such as an address range. */
export interface OwnSetting<Settings> {
    /** What people call it: `VPC range`. */
    readonly noun: string;
    /** Proposes a value that no environment has, similar to the one in `settings`: the settings of the environment to follow. */
    readonly propose: (settings: Settings, environments: readonly EnvironmentTree[]) => Proposal;
}
