import { readDiff, type LayerSource } from "../../diffs/store/store";
import { CakeError } from "../../system/errors";
import { stackFolder, type Paths } from "../model/paths";
import type { RunRequest } from "../session/request";
import type { CommitOutcome, RunResult, RunVerb } from "../model/results";

/** What can be chosen about committing what a run leaves in the repository. */
export interface CommitOptions {
    readonly commit: boolean;
    readonly push: boolean;
    /** What keeps a CI system from running for the commit: `[skip ci]`. */
    readonly skipMarker?: string;
}

/** A run whose written and removed files are committed when it has ended, also where it failed on the way. */
export function committed(
    verb: RunVerb,
    { commit, push, skipMarker }: CommitOptions,
    run: (request: RunRequest) => Promise<RunResult>,
): (request: RunRequest) => Promise<RunResult> {
    if (!commit && !push) return run;
    return async (request) => {
        const { commitRun, requireCommittable } = await import("./commitRun");
        const { paths, environment, listener } = request;
        await requireCommittable(paths, push);
        // An up takes the diff that it deploys out of the repository.
        const deployed = verb === "preview" ? {} : fingerprints(paths, environment);
        const result = await run(request);
        const outcome = await commitRun(paths, result, {
            push,
            fingerprints: verb === "preview" ? fingerprints(paths, environment) : deployed,
            ...(skipMarker === undefined ? {} : { skipMarker }),
        }).catch(notCommitted);
        for (const text of outcome.notices) listener({ code: "notice", text });
        return { ...result, commit: outcome };
    };
}

/** What an up did is worth telling also where its commit failed. */
function notCommitted(error: unknown): CommitOutcome {
    if (!(error instanceof CakeError)) throw error;
    const { message, remedy, exitCode } = error;
    return { notices: [], failure: { message, exitCode, ...(remedy === undefined ? {} : { remedy }) } };
}

function fingerprints(paths: Paths, environment: string): Readonly<Record<string, string>> {
    const sources: Readonly<Record<string, LayerSource>> =
        readDiff(stackFolder(paths, environment))?.sources ?? {};
    return Object.fromEntries(
        Object.entries(sources).map(([layer, { fingerprint }]) => [layer, fingerprint]),
    );
}
