import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../../files";
import type { Step } from "../events";
import { isHidden } from "./identity";

/**
 * A resource that an up was about to create. Where its engine was killed, or an answer of the cloud was lost, nobody
 * knows whether it did; the engine forgets what failed, whatever came of it.
 */
export interface Begun {
    readonly urn: string;
    readonly type: string;
    readonly parent?: string;
    /** `urn::id`, of which the id may be unknown. */
    readonly provider: string;
    /** The id of what it is to replace. */
    readonly replaces?: string;
    /** As far as they were known before; of secrets only that there are some. */
    readonly inputs: Readonly<Record<string, unknown>>;
}

const creating = new Set(["create", "create-replacement"]);

/** What a preview says that an up will create. */
export function begunOf(steps: readonly Step[]): readonly Begun[] {
    return steps.flatMap(({ op, urn, type, old, new: now }) => {
        if (!creating.has(op) || type.startsWith("pulumi:") || now === null || now === undefined) return [];
        const { parent, provider, inputs } = now;
        if (provider === undefined || provider === "") return [];
        return [
            {
                urn,
                type,
                provider,
                ...(parent === undefined || parent === "" ? {} : { parent }),
                ...(op === "create-replacement" && old?.id !== undefined ? { replaces: old.id } : {}),
                inputs: withoutHidden(inputs ?? {}),
            },
        ];
    });
}

function withoutHidden(inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return Object.fromEntries(Object.entries(inputs).filter(([, value]) => !isHidden(value)));
}

function fileIn(workDir: string): string {
    return join(workDir, "begun.json");
}

/** Notes what an up is about to create; nothing removes the note. */
export function noteBegun(workDir: string, begun: readonly Begun[]): void {
    if (begun.length === 0) rmSync(fileIn(workDir), { force: true });
    else writeAtomically(fileIn(workDir), JSON.stringify(begun), 0o600);
}

/** What ups that did not come to a known end were about to create. */
export function readBegun(workDir: string): readonly Begun[] {
    try {
        return JSON.parse(readFileSync(fileIn(workDir), "utf8")) as readonly Begun[];
    } catch {
        return [];
    }
}
