import type { EnvironmentTree } from "../reading/overlays";

/** A value that an environment can have for itself, or why there is none left. */
export type Proposal = { readonly value: string } | { readonly message: string; readonly remedy: string };

/** A setting that no two environments may share, such as an address range. */
export interface OwnSetting<Settings> {
    /** What people call it: `VPC range`. */
    readonly noun: string;
    /** Proposes a value that none of the environments has, like the one in `settings`, those of the environment to follow. */
    readonly propose: (settings: Settings, environments: readonly EnvironmentTree[]) => Proposal;
}
