import { canonicalJson } from "../../diffs/model/canonicalJson";
import { countsText, hasChanges, noCounts, sumCounts } from "../../diffs/model/counts";
import { shortHash } from "../../diffs/store/fingerprint";
import type { Counts } from "../../diffs/model/model";
import type { LayerResult, RunResult } from "../model/results";

/** What a commit message says besides the result of the run. */
export interface CommitWords {
    /** What each layer's diff, stored or deployed, was computed from. */
    readonly fingerprints: Readonly<Record<string, string>>;
    /** Tells CI systems not to run for the commit: `[skip ci]`. */
    readonly skipMarker?: string;
}

/**
 * The message of a run's commit: a subject with the counts, a line for each layer, and trailers
 * (git-interpret-trailers) by which `history` finds it again.
 */
export function commitMessage(run: RunResult, words: CommitWords): string {
    const { verb, environment, layers } = run;
    const tense = verb === "preview" ? "pending" : "done";
    const sum = { ...sumCounts(layers.map(({ counts }) => counts)), same: 0 };
    const marker = words.skipMarker?.replace(/\s+/g, " ").trim() ?? "";
    const subject = `${verb} ${environment}: ${countsText(sum, tense)}${endOf(layers)}`;
    const changed = layers.filter(({ counts }) => hasChanges(counts)).map(({ layer }) => layer);
    const trailers = [
        ["Verb", verb],
        ["Environment", environment],
        ["Layers", changed.join(", ")],
        ["Fingerprint", fingerprintOf(words.fingerprints)],
    ].filter(([, value]) => value !== "");
    return [
        marker === "" ? subject : `${subject} ${marker}`,
        "",
        ...layers.map((layer) => layerLine(layer, tense)),
        "",
        ...trailers.map(([key, value]) => `${key}: ${value}`),
        "",
    ].join("\n");
}

/** `, failed in compute`; empty after a run that succeeded. */
function endOf(layers: readonly LayerResult[]): string {
    const end = layers.find(({ result }) => result === "failed" || result === "cancelled");
    return end === undefined ? "" : `, ${end.result} in ${end.layer}`;
}

function layerLine({ layer, result, counts }: LayerResult, tense: "pending" | "done"): string {
    if (result === "skipped") return `- ${layer}: skipped`;
    const end = result === "failed" || result === "cancelled" ? ` (${result})` : "";
    return `- ${layer}: ${countsText(counts, tense)}${end}`;
}

function fingerprintOf(fingerprints: Readonly<Record<string, string>>): string {
    return Object.keys(fingerprints).length === 0 ? "" : shortHash(canonicalJson(fingerprints));
}

/** What a commit message says of a run; other people's messages may say it in the same form. */
export interface ReadMessage {
    readonly verb?: string;
    readonly counts: ReadonlyMap<string, Counts>;
}

const operations = { creat: "create", updat: "update", replac: "replace", delet: "delete" } as const;

/** Reads what `commitMessage` wrote. */
export function readMessage(message: string): ReadMessage {
    const lines = message.split("\n");
    const verb = lines.flatMap((line) => /^Verb: (\w+)$/.exec(line)?.[1] ?? []).at(-1);
    const counts = lines.flatMap((line) => {
        const [, layer, text] = /^- ([\w-]+): (.*\d.*)$/.exec(line) ?? [];
        return layer === undefined || text === undefined ? [] : [[layer, countsIn(text)] as const];
    });
    return { ...(verb === undefined ? {} : { verb }), counts: new Map(counts) };
}

/** `20 created, 1,004 unchanged` */
function countsIn(text: string): Counts {
    const counts = { ...noCounts };
    for (const [, count = "", word] of text.matchAll(
        /([\d,]+) (?:to )?(creat|updat|replac|delet|unchanged)/g,
    )) {
        const key = word === "unchanged" ? "same" : operations[word as keyof typeof operations];
        counts[key] = Number(count.replaceAll(",", ""));
    }
    return counts;
}
