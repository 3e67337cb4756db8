import { log, type LoggedCommit } from "../../git/read/log";
import { defaultBranch, newestOf, shallowCommits } from "../../git/read/branches";
import type { Repository } from "../../git/repository";
import { runFiles } from "../commit/commitRun";

/** The blobs of an environment's diff and deployed.yaml at some time, by path. */
export type FileState = ReadonlyMap<string, string>;

/** A commit that changed an environment's diff, or what is deployed of it. */
export interface HistoryEvent {
    readonly commit: LoggedCommit;
    readonly before: FileState;
    readonly after: FileState;
    /** The merge that brought the commit into the protected branch. */
    readonly merge?: LoggedCommit;
    /** Whether the commit did this itself; false for the first commit of a shallow clone, which stands for all before it. */
    readonly isKnown: boolean;
}

/** What happened to an environment's files. */
export interface HistoryEvents {
    /** Oldest first. */
    readonly events: readonly HistoryEvent[];
    /** Whether the clone is shallow and lacks what was before. */
    readonly isShallow: boolean;
}

/**
 * What happened to an environment's diff: along the protected branch, into the branches that were merged to it, and
 * from there to what is checked out. `branch` is the protected branch; without it the remote's default, main or master.
 */
export async function historyEvents(
    repository: Repository,
    environment: string,
    head: string,
    branch?: string,
): Promise<HistoryEvents> {
    const paths = runFiles(environment);
    const shallow = await shallowCommits(repository);
    const tip = await protectedTip(repository, branch);
    const events: HistoryEvent[] = [];
    let state: FileState = new Map();
    const add = (commit: LoggedCommit, after: FileState, merge?: LoggedCommit): void => {
        const isKnown = !shallow.has(commit.commit);
        const about = { commit, before: state, after, isKnown, ...(merge === undefined ? {} : { merge }) };
        if (!isSame(state, after)) events.push(about);
        state = after;
    };
    for (const commit of await log(repository, tip ?? head, paths, "line")) {
        const before = state;
        const [first, ...others] = commit.parents;
        const isMerge = first !== undefined && others.length > 0;
        const sides = isMerge ? await log(repository, `${first}..${commit.commit}`, paths, "sides") : [];
        for (const side of sides) add(side, applied(state, side), commit);
        // If the merge took the branch as it was, it is no event of its own.
        add(commit, applied(before, commit), isMerge ? commit : undefined);
    }
    const unmerged = tip === undefined ? [] : await log(repository, `${tip}..${head}`, paths, "sides");
    for (const commit of unmerged) add(commit, applied(state, commit));
    return { events, isShallow: shallow.size > 0 };
}

async function protectedTip(repository: Repository, branch?: string): Promise<string | undefined> {
    const names = branch === undefined ? [await defaultBranch(repository), "main", "master"] : [branch];
    for (const name of names) {
        const tip = name === undefined ? undefined : await newestOf(repository, name);
        if (tip !== undefined) return tip;
    }
    return undefined;
}

function applied(state: FileState, { files }: LoggedCommit): FileState {
    const after = new Map(state);
    for (const { path, blob } of files) {
        if (blob === undefined) after.delete(path);
        else after.set(path, blob);
    }
    return after;
}

function isSame(one: FileState, other: FileState): boolean {
    return one.size === other.size && [...one].every(([path, blob]) => other.get(path) === blob);
}
