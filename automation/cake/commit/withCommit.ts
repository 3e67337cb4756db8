import { readDiff, type LayerSource } from "../../diffs/store/store";
import { CakeError } from "../../system/errors";
import { stackFolder, type Paths } from "../model/paths";
import type { RunRequest } from "../session/request";
import type { CommitOutcome, RunResult, RunVerb } from "../model/results";

/** Whether and how the files that a run wrote are committed. */
export interface CommitOptions {
    readonly commit: boolean;
    readonly push: boolean;
    /** Tells CI systems not to run for the commit: `[skip ci]`. */
    readonly skipMarker?: string;
}

/** A run that commits the files that it wrote and removed when it ends, even if it failed. */
export function withCommit(
    verb: RunVerb,
    { commit, push, skipMarker }: CommitOptions,
    run: (request: RunRequest) => Promise<RunResult>,
): (request: RunRequest) => Promise<RunResult> {
    if (!commit && !push) return run;
    return async (request) => {
        const { commitRun, requireCommittable } = await import("./commitRun");
        const { paths, listener } = request;
        const environment = request.environment.name;
        await requireCommittable(paths, push);
        // An up removes the diff that it deploys.
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

/** The result of the run is shown even if its commit failed. */
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
