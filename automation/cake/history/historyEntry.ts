import { sumCounts } from "../../diffs/model/counts";
import type { Counts } from "../../diffs/model/model";
import type { LoggedCommit } from "../../git/read/log";
import { readMessage } from "../commit/commitMessage";
import type { OldDiff } from "./historyContent";
import type { HistoryEvent } from "./historyEvents";
import { diffsIn, type Changeset } from "./changesets";

/** Who did something, and when: ISO 8601 with the committer's offset. */
export interface HistoryStep {
    readonly by: string;
    readonly email: string;
    readonly at: string;
    readonly commit: string;
}

/** One layer of a history's entry. */
export interface HistoryLayer {
    readonly layer: string;
    /** Absent if neither a file nor a message tells them. */
    readonly counts?: Counts;
    readonly outcome: "pending" | "deployed" | "dropped" | "destroyed";
}

/** One diff from its build to its deployment; or a deployment or destroy that no stored diff led to. */
export interface HistoryEntry {
    readonly environment: string;
    readonly outcome:
        "pending" | "deployed" | "partly deployed" | "dropped" | "destroyed" | "partly destroyed";
    readonly layers: readonly HistoryLayer[];
    readonly counts?: Counts;
    /** The last build; absent without a stored diff, or if it is older than the history of a shallow clone. */
    readonly built?: HistoryStep;
    readonly builds: number;
    /** The merge that brought these changes into the protected branch. */
    readonly reviewed?: HistoryStep;
    /** The last deployment. */
    readonly deployed?: HistoryStep;
    /** All deployments, with the layers that each reached. */
    readonly deployments: readonly (HistoryStep & { readonly layers: readonly string[] })[];
    readonly destroyed?: HistoryStep;
    readonly dropped?: HistoryStep;
}

/** The old diffs, by blob; undefined for those that cannot be read. */
export type OldDiffs = ReadonlyMap<string, OldDiff | undefined>;

/** The entry of a changeset in a history. */
export function entryOf(environment: string, changeset: Changeset, diffs: OldDiffs): HistoryEntry {
    const layers = changeset.kind === "diff" ? diffLayers(changeset, diffs) : runLayers(changeset);
    const counted = layers.flatMap(({ counts }) => counts ?? []);
    const last = changeset.deployments.at(-1);
    const run = last === undefined ? undefined : stepOf(last.event.commit);
    const built = changeset.builds.at(-1);
    const merge = reviewOf(changeset, diffs);
    return {
        environment,
        outcome: outcomeOf(changeset, layers),
        layers,
        ...(counted.length === 0 ? {} : { counts: sumCounts(counted) }),
        ...(built === undefined ? {} : { built: stepOf(built.commit) }),
        builds: changeset.builds.length,
        ...(merge === undefined ? {} : { reviewed: stepOf(merge) }),
        ...(run === undefined ? {} : changeset.kind === "destroy" ? { destroyed: run } : { deployed: run }),
        deployments:
            changeset.kind === "destroy"
                ? []
                : changeset.deployments.map(({ event, layers }) => ({ ...stepOf(event.commit), layers })),
        ...(changeset.dropped === undefined ? {} : { dropped: stepOf(changeset.dropped.commit) }),
    };
}

function stepOf({ author, email, at, commit }: LoggedCommit): HistoryStep {
    return { by: author, email, at, commit };
}

function diffLayers(changeset: Changeset, diffs: OldDiffs): readonly HistoryLayer[] {
    const deployed = new Set(changeset.deployments.flatMap(({ layers }) => layers));
    return [...changeset.blobs]
        .map(([layer, blob]) => ({ layer, old: diffs.get(blob) }))
        .sort((one, other) => (one.old?.position ?? 0) - (other.old?.position ?? 0))
        .map(({ layer, old }) => ({
            layer,
            ...(old === undefined ? {} : { counts: old.counts }),
            outcome: changeset.pending.has(layer) ? "pending" : deployed.has(layer) ? "deployed" : "dropped",
        }));
}

/** Without a diff, the commit's message may say what was done. */
function runLayers({ kind, deployments }: Changeset): readonly HistoryLayer[] {
    const outcome = kind === "destroy" ? "destroyed" : "deployed";
    return deployments.flatMap(({ event, layers }) => {
        const { counts } = readMessage(event.commit.message);
        return layers.map((layer) => {
            const told = counts.get(layer);
            return { layer, ...(told === undefined ? {} : { counts: told }), outcome } as const;
        });
    });
}

function outcomeOf(
    { kind, deployments }: Changeset,
    layers: readonly HistoryLayer[],
): HistoryEntry["outcome"] {
    const isPartial = deployments.at(-1)?.isPartial === true;
    if (kind === "destroy") return isPartial ? "partly destroyed" : "destroyed";
    if (kind === "up") return isPartial ? "partly deployed" : "deployed";
    if (layers.every(({ outcome }) => outcome === "deployed")) return "deployed";
    if (deployments.length > 0) return "partly deployed";
    return layers.some(({ outcome }) => outcome === "pending") ? "pending" : "dropped";
}

/** The merge of the last build, or of an earlier one with the same changes, whose review still counts. */
function reviewOf({ builds }: Changeset, diffs: OldDiffs): LoggedCommit | undefined {
    const last = builds.at(-1);
    if (last === undefined) return undefined;
    const changes = changesIn(last, diffs);
    return builds.findLast(
        ({ merge, ...build }) => merge !== undefined && changesIn(build, diffs) === changes,
    )?.merge;
}

/** A text that is equal for builds with the same changes. */
function changesIn({ after }: Pick<HistoryEvent, "after">, diffs: OldDiffs): string {
    return [...diffsIn(after)]
        .map(([layer, blob]) => `${layer} ${diffs.get(blob)?.sameness ?? blob}`)
        .sort()
        .join("\n");
}
