import { parse } from "yaml";
import { z } from "zod";
import { canonicalJson } from "../../diffs/model/canonicalJson";
import { countsOf, noCounts } from "../../diffs/model/counts";
import type { Counts, Operation } from "../../diffs/model/model";

/** A layer's diff as an old commit has it. */
export interface OldDiff {
    readonly position: number;
    readonly counts: Counts;
    /** Equal for diffs with the same changes, whatever they were computed from. */
    readonly sameness: string;
}

/** What an old deployed.yaml says of a layer. */
export type OldDeployed = ReadonlyMap<
    string,
    { readonly at: string; readonly partial?: boolean | undefined }
>;

const diffFile = z.looseObject({
    position: z.int().catch(0),
    unchanged: z.int().catch(0),
    changes: z.array(z.looseObject({ operation: z.string() })),
});
const deployedFile = z.record(z.string(), z.looseObject({ at: z.string(), partial: z.boolean().optional() }));

/** Reads a layer's diff of any version, as far as a history needs it; undefined if it cannot be read. */
export function oldDiff(text: string): OldDiff | undefined {
    const { data } = diffFile.safeParse(readJson(text));
    if (data === undefined) return undefined;
    const { position, unchanged, changes } = data;
    const layer = {
        layer: "",
        confidence: "exact" as const,
        waitsOn: [],
        unchanged,
        changes: changes.map(({ operation }) => ({
            ...{ urn: "", type: "", name: "", properties: [] },
            operation: operation as Operation,
        })),
    };
    return { position, counts: { ...noCounts, ...countsOf(layer) }, sameness: canonicalJson(changes) };
}

/** Reads a deployed.yaml; empty if it cannot be read. */
export function oldDeployed(text: string): OldDeployed {
    return new Map(Object.entries(deployedFile.safeParse(readYaml(text)).data ?? {}));
}

function readJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function readYaml(text: string): unknown {
    try {
        return parse(text);
    } catch {
        return undefined;
    }
}
