import { decodeLayer } from "../../diffs/store/layerFile";
import type { EnvironmentDiff } from "../../diffs/model/model";
import { readDiff } from "../../diffs/store/store";
import { changesText } from "../../diffs/text/changesText";
import { CakeError, exitCodes } from "../../system/errors";
import { openRepository, type Repository } from "../../git/repository";
import { stackFolder } from "../model/paths";
import type { HeldEnvironment } from "../plan/programSession";

/** A diff that an up may apply, and whether it was made by looking at the real world. */
export interface ReviewedDiff extends EnvironmentDiff {
    readonly isRefreshed: boolean;
}

/**
 * What an up may apply: the stored diff, as long as what people read is what its files say. Where the environment's
 * settings require a review, it is the one that is committed on the protected branch, whatever the work tree says.
 * Undefined where none is stored.
 */
export async function reviewedDiff(held: HeldEnvironment): Promise<ReviewedDiff | undefined> {
    const { environment, request } = held;
    const { review } = environment.settings;
    const inTree = storedDiff(stackFolder(request.paths, environment.name), environment.name);
    const reviewed = review.required ? await committedDiff(held, review.branch) : inTree;
    const unknown = reviewed?.layers.filter(({ layer }) =>
        request.layers.every(({ name }) => name !== layer),
    );
    if (unknown !== undefined && unknown.length > 0) {
        throw refusal(
            environment.name,
            `The stored diff of ${environment.name} is about ${unknown.map(({ layer }) => layer).join(", ")}, which the cake does not have: it was built before the layers changed.`,
            buildAgain(environment.name),
        );
    }
    return reviewed;
}

function storedDiff(folder: string, environment: string): ReviewedDiff | undefined {
    const stored = readDiff(folder);
    if (stored === undefined) return undefined;
    if (stored.text === "current") {
        return { ...stored, isRefreshed: Object.values(stored.sources).some(({ refreshed }) => refreshed) };
    }
    throw refusal(
        environment,
        stored.text === "missing"
            ? `stacks/${environment}/diff/ has changes, but changes.txt beside it is missing.`
            : notTheSame(environment),
        buildAgain(environment),
    );
}

async function committedDiff(held: HeldEnvironment, branch: string): Promise<ReviewedDiff | undefined> {
    const { name, files } = held.environment;
    const repository = await openRepository(held.request.paths.root);
    if (repository === undefined) {
        throw refusal(
            name,
            `${name} takes only changes that are committed on ${branch}, and this is no git repository.`,
            "Work in a clone of the repository, or set `review.required: false` in the environment's settings.",
        );
    }
    const commit = await reviewedCommit(repository, name, branch);
    const folder = `stacks/${name}`;
    const covered = ["layers", "package.json", "package-lock.json", ...files];
    const changed = await repository.changed([...covered, `${folder}/diff`]);
    // The files of layers that are up already are gone from the work tree: an up that was interrupted goes on.
    const inTree = new Set(readDiff(stackFolder(held.request.paths, name))?.layers.map(({ layer }) => layer));
    const dirty = changed.filter((path) => !path.startsWith(`${folder}/diff/`) || inTree.has(layerOf(path)));
    if (dirty.length > 0) {
        throw refusal(
            name,
            [
                `${name} takes only changes that are committed, and these files are not as in the last commit:`,
                ...dirty.map((path) => `  ${path}`),
            ].join("\n"),
            `Have them reviewed and merged to ${branch}, or take them back: git restore <file>`,
        );
    }
    return diffAt(repository, commit, name);
}

/** The commit that is checked out, if it is on the protected branch. */
async function reviewedCommit(repository: Repository, name: string, branch: string): Promise<string> {
    const head = await repository.head();
    if (head === undefined) {
        throw refusal(
            name,
            `${name} takes only changes that are committed, and there is no commit yet.`,
            merge(branch),
        );
    }
    const remote = await repository.remoteBranch(branch);
    if (remote !== undefined) {
        if (await repository.isAncestor(head.commit, remote.commit)) return head.commit;
        throw refusal(
            name,
            `${name} takes only changes on ${remote.name}, and the commit that is checked out (${head.commit.slice(0, 12)}) is not there.`,
            merge(branch),
        );
    }
    if (head.branch === branch) return head.commit;
    const where = head.branch ?? "no branch (HEAD is detached)";
    throw refusal(
        name,
        `${name} takes only changes on the branch ${branch}; checked out is ${where}.`,
        merge(branch),
    );
}

async function diffAt(
    repository: Repository,
    commit: string,
    environment: string,
): Promise<ReviewedDiff | undefined> {
    const folder = `stacks/${environment}`;
    const paths = await repository.filesAt(commit, `${folder}/diff`);
    const files = await Promise.all(
        paths.map(async (path) => {
            const text = (await repository.fileAt(commit, path)) ?? "";
            return decodeLayer(text, path, environment, layerOf(path));
        }),
    );
    const text = await repository.fileAt(commit, `${folder}/changes.txt`);
    if (files.length === 0 && text === undefined) return undefined;
    files.sort((one, other) => one.position - other.position);
    const diff = { environment, layers: files.map(({ layer }) => layer) };
    if (files.length > 0 && text === changesText(diff)) {
        return { ...diff, isRefreshed: files.some(({ refreshed }) => refreshed) };
    }
    throw refusal(environment, notTheSame(environment), buildAgain(environment));
}

function layerOf(path: string): string {
    return path.slice(path.lastIndexOf("/") + 1).replace(/\.json$/, "");
}

function notTheSame(environment: string): string {
    return `stacks/${environment}/changes.txt does not say what the files in diff/ say: it was edited or merged.`;
}

function buildAgain(environment: string): string {
    return `Build the diff again and read it: npm run preview -- ${environment}`;
}

function merge(branch: string): string {
    return `Merge the reviewed diff to ${branch}, check that out, then run the up again.`;
}

function refusal(environment: string, what: string, remedy: string): CakeError {
    return new CakeError(what, exitCodes.ruleViolated, `Nothing of ${environment} was touched. ${remedy}`);
}
