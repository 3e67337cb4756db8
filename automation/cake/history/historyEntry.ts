import { sumCounts } from "../../diffs/model/counts";
import type { Counts } from "../../diffs/model/model";
import type { LoggedCommit } from "../../git/read/log";
import { readMessage } from "../commit/commitMessage";
import type { OldDiff } from "./historyContent";
import type { HistoryEvent } from "./historyEvents";
import { diffsIn, type Life } from "./changesets";

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
    /** Absent where no file and no message tells it. */
    readonly counts?: Counts;
    readonly outcome: "pending" | "deployed" | "dropped" | "destroyed";
}

/** The life of one diff, from its build to its deployment; or a deployment or destroy that no stored diff led to. */
export interface HistoryEntry {
    readonly environment: string;
    readonly outcome:
        "pending" | "deployed" | "partly deployed" | "dropped" | "destroyed" | "partly destroyed";
    readonly layers: readonly HistoryLayer[];
    readonly counts?: Counts;
    /** The last build; absent where no stored diff was, or where it lies before a shallow clone's history. */
    readonly built?: HistoryStep;
    readonly builds: number;
    /** The merge that brought these changes into the protected branch. */
    readonly reviewed?: HistoryStep;
    /** The last deployment. */
    readonly deployed?: HistoryStep;
    /** All of them, with what each got to. */
    readonly deployments: readonly (HistoryStep & { readonly layers: readonly string[] })[];
    readonly destroyed?: HistoryStep;
    readonly dropped?: HistoryStep;
}

/** The old diffs, by blob; undefined for what cannot be read. */
export type OldDiffs = ReadonlyMap<string, OldDiff | undefined>;

/** A life as a history tells it. */
export function entryOf(environment: string, life: Life, diffs: OldDiffs): HistoryEntry {
    const layers = life.kind === "diff" ? diffLayers(life, diffs) : deedLayers(life);
    const counted = layers.flatMap(({ counts }) => counts ?? []);
    const last = life.deployments.at(-1);
    const deed = last === undefined ? undefined : stepOf(last.event.commit);
    const built = life.builds.at(-1);
    const merge = reviewOf(life, diffs);
    return {
        environment,
        outcome: outcomeOf(life, layers),
        layers,
        ...(counted.length === 0 ? {} : { counts: sumCounts(counted) }),
        ...(built === undefined ? {} : { built: stepOf(built.commit) }),
        builds: life.builds.length,
        ...(merge === undefined ? {} : { reviewed: stepOf(merge) }),
        ...(deed === undefined ? {} : life.kind === "destroy" ? { destroyed: deed } : { deployed: deed }),
        deployments:
            life.kind === "destroy"
                ? []
                : life.deployments.map(({ event, layers }) => ({ ...stepOf(event.commit), layers })),
        ...(life.dropped === undefined ? {} : { dropped: stepOf(life.dropped.commit) }),
    };
}

function stepOf({ author, email, at, commit }: LoggedCommit): HistoryStep {
    return { by: author, email, at, commit };
}

function diffLayers(life: Life, diffs: OldDiffs): readonly HistoryLayer[] {
    const deployed = new Set(life.deployments.flatMap(({ layers }) => layers));
    return [...life.blobs]
        .map(([layer, blob]) => ({ layer, old: diffs.get(blob) }))
        .sort((one, other) => (one.old?.position ?? 0) - (other.old?.position ?? 0))
        .map(({ layer, old }) => ({
            layer,
            ...(old === undefined ? {} : { counts: old.counts }),
            outcome: life.pending.has(layer) ? "pending" : deployed.has(layer) ? "deployed" : "dropped",
        }));
}

/** No diff tells what was done: the commit's message may. */
function deedLayers({ kind, deployments }: Life): readonly HistoryLayer[] {
    const outcome = kind === "destroy" ? "destroyed" : "deployed";
    return deployments.flatMap(({ event, layers }) => {
        const { counts } = readMessage(event.commit.message);
        return layers.map((layer) => {
            const told = counts.get(layer);
            return { layer, ...(told === undefined ? {} : { counts: told }), outcome } as const;
        });
    });
}

function outcomeOf({ kind, deployments }: Life, layers: readonly HistoryLayer[]): HistoryEntry["outcome"] {
    const isPartial = deployments.at(-1)?.isPartial === true;
    if (kind === "destroy") return isPartial ? "partly destroyed" : "destroyed";
    if (kind === "up") return isPartial ? "partly deployed" : "deployed";
    if (layers.every(({ outcome }) => outcome === "deployed")) return "deployed";
    if (deployments.length > 0) return "partly deployed";
    return layers.some(({ outcome }) => outcome === "pending") ? "pending" : "dropped";
}

/** The merge of the last build, or of an earlier one that came to the same changes: a review of these holds. */
function reviewOf({ builds }: Life, diffs: OldDiffs): LoggedCommit | undefined {
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
