import type { BranchSettings, Layer } from "../../../layers/contract";
import { SettingsError } from "../../../stacks/_settings/load/errors";
import { formatPath } from "../../../stacks/_settings/reading/origin";
import { CakeError, exitCodes } from "../../system/errors";
import type { SandboxWish } from "./sandboxWish";

/** Where the settings of an environment say which branch of which git repository it follows, as paths. */
export function branchPaths(layers: readonly Layer[], { branch = "" }: SandboxWish): BranchSettings {
    for (const { settingsKey, tracksBranch } of layers) {
        if (tracksBranch === undefined) continue;
        return {
            branch: [settingsKey, ...tracksBranch.branch],
            repository: [settingsKey, ...tracksBranch.repository],
        };
    }
    throw new CakeError(
        `--branch ${branch} has no meaning: no layer follows a branch of a git repository.`,
        exitCodes.usage,
        "Leave --branch out.",
    );
}

/** Whether settings are refused because a new file names a branch, and no file names a repository. */
export function lacksRepository(error: unknown, file: string, { repository }: BranchSettings): boolean {
    const key = formatPath(repository);
    return (
        error instanceof SettingsError &&
        error.problems.some((problem) => problem.key === key && problem.file === file)
    );
}

/** The error for a branch without a repository. */
export function noRepository({ name, from, branch = "" }: SandboxWish, paths: BranchSettings): CakeError {
    const repository = formatPath(paths.repository);
    return new CakeError(
        `--branch ${branch} is a branch of nothing: stacks/${from}/stack.yaml names no git repository (${repository}).`,
        exitCodes.usage,
        `Set ${repository} in stacks/${from}/stack.yaml, or leave --branch out: npm run sandbox -- create ${name} --from ${from}`,
    );
}
