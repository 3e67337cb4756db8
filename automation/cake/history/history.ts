import { checkEnvironment, checkName, listEnvironments } from "../../../stacks/_settings/load/environments";
import { CakeError, exitCodes } from "../../system/errors";
import { readBlobs } from "../../git/read/blobs";
import { openRepository } from "../../git/repository";
import { oldDeployed, oldDiff } from "./historyContent";
import { entryOf, type HistoryEntry } from "./historyEntry";
import { historyEvents, type FileState } from "./historyEvents";
import { diffsIn, livesOf } from "./changesets";
import type { Paths } from "../model/paths";

/** What is known of an environment's diffs, from git alone. */
export interface History {
    readonly environment: string;
    /** Newest first. */
    readonly entries: readonly HistoryEntry[];
    /** How many more there are. */
    readonly older: number;
    /** Whether the clone is shallow, so that the beginning may be missing. */
    readonly shallow: boolean;
}

/** What can be chosen about a history. */
export interface HistoryChoice {
    /** At most so many entries. */
    readonly limit: number;
    /** The protected branch; without it the remote's default, main or master. */
    readonly branch?: string;
}

/** Who built, reviewed and deployed what, and when: the audit trail of an environment, also of one that is gone. */
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
    const lives = livesOf(events, (state) => oldDeployed(texts.get(deployedBlob(state) ?? "") ?? ""));
    const shown = lives.slice(Math.max(0, lives.length - choice.limit)).toReversed();
    const ids = shown.flatMap(({ blobs, builds }) => [
        ...blobs.values(),
        ...builds.flatMap(({ after }) => [...diffsIn(after).values()]),
    ]);
    const diffs = new Map([...(await readBlobs(repository, ids))].map(([id, text]) => [id, oldDiff(text)]));
    return {
        environment,
        entries: shown.map((life) => entryOf(environment, life, diffs)),
        older: lives.length - shown.length,
        shallow: isShallow,
    };
}

function noHistory(message: string, command: string): CakeError {
    const remedy = `A history is told from commits; run this in a clone of the project, or begin one: ${command}`;
    return new CakeError(message, exitCodes.error, remedy);
}
