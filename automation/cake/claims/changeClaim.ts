import { rmSync } from "node:fs";
import { join } from "node:path";
import { CakeError, exitCodes } from "../../system/errors";
import { writeAtomically } from "../../system/atomicFile";
import { pushFile } from "../../git/write/pushFile";
import { currentBranch } from "../../git/read/references";
import type { Paths } from "../model/paths";
import { claimFile, claimText, readClaimText, type Claim } from "./claim";
import { claimInTree, sharedClaims, type SharedClaims } from "./claimPlace";

/** A change of a claim. */
export interface ClaimChange {
    /** Undefined if the environment is given back. */
    readonly claim: Claim | undefined;
    /** The commit's message. */
    readonly message: string;
    readonly who: string;
}

/** Decides on the claim as everybody sees it: throws a CakeError to refuse, returns undefined to leave it as it is. */
export type ClaimDecision = (current: Claim | undefined) => ClaimChange | undefined;

/**
 * Changes an environment's claim. If there is a remote, by a commit that is pushed before anything here changes, so
 * that of several people exactly one gets it; else in the work tree alone. Returns notices for the user, a line each.
 */
export async function changeClaim(
    paths: Paths,
    environment: string,
    decide: ClaimDecision,
): Promise<readonly string[]> {
    const shared = await sharedClaims(paths, environment);
    return shared === undefined
        ? changeFile(paths, environment, decide)
        : await changeShared(shared, environment, decide);
}

async function changeShared(
    shared: SharedClaims,
    environment: string,
    decide: ClaimDecision,
): Promise<readonly string[]> {
    const { repository, remote, branch } = shared;
    const isCheckedOut = (await currentBranch(repository.folder)) === branch;
    const place = { remote, branch, path: claimFile(environment) };
    const { notices } = await pushFile(repository, place, (text, isBranch) => {
        if (isCheckedOut && !isBranch) throw unseen(shared);
        const change = decide(text === undefined ? undefined : readClaimText(environment, text));
        if (change === undefined) return undefined;
        const { claim, message, who } = change;
        return {
            text: claim === undefined ? undefined : claimText(environment, claim),
            message,
            author: who,
        };
    });
    return notices;
}

/** A claim in a branch that only exists here would be seen by nobody. */
function unseen({ remote, branch }: SharedClaims): CakeError {
    return new CakeError(
        `${remote} has no branch ${branch}: nobody would see a claim in it.`,
        exitCodes.error,
        `Push it first: git push -u ${remote} ${branch}. Or name a branch for claims: \`claims.branch\` in stacks/base.yaml.`,
    );
}

function changeFile(paths: Paths, environment: string, decide: ClaimDecision): readonly string[] {
    const change = decide(claimInTree(paths, environment));
    if (change === undefined) return [];
    const file = join(paths.root, claimFile(environment));
    if (change.claim === undefined) rmSync(file, { force: true });
    else writeAtomically(file, claimText(environment, change.claim));
    return [
        `There is no remote to share claims: this one is only in ${claimFile(environment)} of this folder.`,
    ];
}
