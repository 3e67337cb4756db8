import type { Layer } from "../../../layers/contract";
import { readEnvironments } from "../../../stacks/_settings/load/loadEnvironment";
import type { EnvironmentSettings } from "../../../stacks/_settings/schema/section";
import { CakeError, exitCodes } from "../../system/errors";

/** A setting that a new environment has for itself. */
export interface OwnValue {
    /** Where it is written: `network`, `vpcCidr`. */
    readonly path: readonly [settingsKey: string, key: string];
    /** What people call it: `VPC range`. */
    readonly noun: string;
    readonly value: string;
}

/**
 * A free value for each setting that an environment must have for itself, like those of the environment that it
 * follows. Throws a CakeError if none is left.
 */
export function ownValues(
    root: string,
    layers: readonly Layer[],
    origin: EnvironmentSettings,
): readonly OwnValue[] {
    const environments = readEnvironments(root, layers);
    return layers.flatMap(({ settingsKey, own }) =>
        Object.entries(own).map(([key, { noun, propose }]): OwnValue => {
            const proposal = propose(origin[settingsKey] as never, environments);
            if ("value" in proposal) return { path: [settingsKey, key], noun, value: proposal.value };
            throw new CakeError(proposal.message, exitCodes.ruleViolated, proposal.remedy);
        }),
    );
}
