import { checkEnvironment, checkName, listEnvironments } from "../../../stacks/_settings/load/environments";
import { CakeError, exitCodes } from "../../system/errors";
import { readBlobs } from "../../git/read/blobs";
import { openRepository } from "../../git/repository";
import { oldDeployed, oldDiff } from "./historyContent";
import { entryOf, type HistoryEntry } from "./historyEntry";
import { historyEvents, type FileState } from "./historyEvents";
import { diffsIn, changesetsOf } from "./changesets";
import type { Paths } from "../model/paths";

/** The history of an environment's diffs, as git tells it. */
export interface History {
    readonly environment: string;
    /** Newest first. */
    readonly entries: readonly HistoryEntry[];
    /** How many older entries are not shown. */
    readonly older: number;
    /** Whether the clone is shallow, so that the beginning may be missing. */
    readonly shallow: boolean;
}

/** Which part of a history is shown. */
export interface HistoryChoice {
    /** The greatest number of entries. */
    readonly limit: number;
    /** The protected branch; without it the remote's default, main or master. */
    readonly branch?: string;
}

/** Who built, reviewed and deployed what, and when: the audit trail of an environment, which may have been deleted. */
export async function history(paths: Paths, environment: string, choice: HistoryChoice): Promise<History> {
    checkName(environment);
    const repository = await openRepository(paths.root);
    if (repository === undefined)
        throw noHistory(`${paths.root} is not in a git repository.`, "git init && git add . && git commit");
    const head = (await repository.head())?.commit;
    if (head === undefined) throw noHistory("The repository has no commits yet.", "git add . && git commit");
    const { events, isShallow } = await historyEvents(repository, environment, head, choice.branch);
    if (events.length === 0 && !listEnvironments(paths.root).includes(environment)) {
        checkEnvironment(paths.root, environment);
    }
    const deployedBlob = (state: FileState): string | undefined =>
        state.get(`stacks/${environment}/deployed.yaml`);
    const deployedBlobs = events.flatMap(({ before, after }) => [deployedBlob(before), deployedBlob(after)]);
    const texts = await readBlobs(
        repository,
        deployedBlobs.filter((blob) => blob !== undefined),
    );
    const changesets = changesetsOf(events, (state) =>
        oldDeployed(texts.get(deployedBlob(state) ?? "") ?? ""),
    );
    const shown = changesets.slice(Math.max(0, changesets.length - choice.limit)).toReversed();
    const ids = shown.flatMap(({ blobs, builds }) => [
        ...blobs.values(),
        ...builds.flatMap(({ after }) => [...diffsIn(after).values()]),
    ]);
    const diffs = new Map([...(await readBlobs(repository, ids))].map(([id, text]) => [id, oldDiff(text)]));
    return {
        environment,
        entries: shown.map((changeset) => entryOf(environment, changeset, diffs)),
        older: changesets.length - shown.length,
        shallow: isShallow,
    };
}

function noHistory(message: string, command: string): CakeError {
    const remedy = `A history is read from commits; run this in a clone of the project, or make a repository: ${command}`;
    return new CakeError(message, exitCodes.error, remedy);
}
