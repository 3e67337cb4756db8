import { join } from "node:path";
import { loadCommon } from "../../../stacks/_settings/load/loadCommon";
import { CakeError, exitCodes } from "../../system/errors";
import { readIfThere } from "../../system/files";
import { fetchBranch } from "../../git/read/fetchBranch";
import { currentBranch, commitOf } from "../../git/read/references";
import { pushRemoteOf, trackingRef } from "../../git/read/remotes";
import { openRepository, type Repository } from "../../git/repository";
import type { Paths } from "../model/paths";
import { claimFile, readClaimText, type Claim } from "./claim";

/** How long a command waits for the claims of a remote, in milliseconds; then it uses those that it knows. */
const patience = 15_000;

/** The branch of a remote in which a team keeps its claims. */
export interface SharedClaims {
    readonly repository: Repository;
    readonly remote: string;
    readonly branch: string;
}

/** A claim, and notices about how it was read. */
export interface KnownClaim {
    readonly claim: Claim | undefined;
    readonly notices: readonly string[];
}

/** Where an environment's claims are shared; undefined without git, a remote or a branch: then only the file counts. */
export async function sharedClaims(paths: Paths, environment: string): Promise<SharedClaims | undefined> {
    const repository = await openIfGit(paths.root);
    if (repository === undefined) return undefined;
    const { claims } = loadCommon(paths.root, environment, ["claims"]).settings;
    const branch = claims.branch ?? (await currentBranch(repository.folder));
    if (branch === undefined) return undefined;
    const remote = await pushRemoteOf(repository.folder, branch);
    return remote === undefined ? undefined : { repository, remote, branch };
}

/** Claims work on a machine without git as well. */
async function openIfGit(folder: string): Promise<Repository | undefined> {
    try {
        return await openRepository(folder);
    } catch (error) {
        if (error instanceof CakeError && error.message.includes("no git on the PATH")) return undefined;
        throw error;
    }
}

/** Reads claims; each branch of a remote is asked once. */
export function claimReader(paths: Paths): (environment: string) => Promise<KnownClaim> {
    const asked = new Map<string, Promise<Asked>>();
    return async (environment) => {
        const shared = await sharedClaims(paths, environment);
        if (shared === undefined) return { claim: claimInTree(paths, environment), notices: [] };
        const key = JSON.stringify([shared.remote, shared.branch]);
        const first = !asked.has(key);
        const answer = asked.get(key) ?? askRemote(shared);
        asked.set(key, answer);
        const { commit, notices } = await answer;
        const shown = first ? notices : [];
        if (commit === undefined) return { claim: claimInTree(paths, environment), notices: shown };
        const text = await shared.repository.fileAt(commit, claimFile(environment));
        const claim = text === undefined ? undefined : readClaimText(environment, text);
        return { claim, notices: shown };
    };
}

/** The claim in the work tree. */
export function claimInTree(paths: Paths, environment: string): Claim | undefined {
    const text = readIfThere(join(paths.root, claimFile(environment)));
    return text === undefined ? undefined : readClaimText(environment, text);
}

interface Asked {
    readonly commit: string | undefined;
    readonly notices: readonly string[];
}

/** The commit of the remote's branch; if the remote does not answer, the one that it had when it last did. */
async function askRemote({ repository, remote, branch }: SharedClaims): Promise<Asked> {
    const { folder } = repository;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
            reject(new CakeError("It did not answer in time.", exitCodes.timedOut));
        }, patience);
    });
    try {
        return { commit: await Promise.race([fetchBranch(folder, remote, branch), late]), notices: [] };
    } catch (error) {
        if (!(error instanceof CakeError)) throw error;
        const [why = ""] = error.message.split("\n");
        return {
            commit: await commitOf(folder, trackingRef(remote, branch)),
            notices: [`${remote} does not answer; the claims that were last fetched from it count. ${why}`],
        };
    } finally {
        clearTimeout(timer);
    }
}
