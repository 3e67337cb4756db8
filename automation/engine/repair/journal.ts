import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readIfThere, writeAtomically } from "../../system/files";
import type { EngineEvent, Step } from "../events/events";
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
    /** As far as they were known. */
    readonly inputs: Readonly<Record<string, unknown>>;
    /** Inputs that were unknown, or are secret. */
    readonly hidden: readonly string[];
}

const creating = new Set(["create", "create-replacement"]);

/** What a preview says that an up will create. */
export function begunOf(steps: readonly Step[]): readonly Begun[] {
    return steps.flatMap(({ op, urn, type, old, new: now }) => {
        if (!creating.has(op) || type.startsWith("pulumi:") || now === null || now === undefined) return [];
        const { parent, provider, inputs } = now;
        if (provider === undefined || provider === "") return [];
        const all = Object.entries(inputs ?? {});
        return [
            {
                urn,
                type,
                provider,
                ...(parent === undefined || parent === "" ? {} : { parent }),
                ...(op === "create-replacement" && old?.id !== undefined ? { replaces: old.id } : {}),
                inputs: Object.fromEntries(all.filter(([, value]) => !hasHidden(value))),
                hidden: all.filter(([, value]) => hasHidden(value)).map(([key]) => key),
            },
        ];
    });
}

function hasHidden(value: unknown): boolean {
    if (isHidden(value)) return true;
    return typeof value === "object" && value !== null && Object.values(value).some(hasHidden);
}

/**
 * A deletion that was about to begin. Where its answer was lost, the state still has a resource that is gone, and the
 * next up would build upon it.
 */
export interface Ending {
    readonly doing: "deleting";
    /** Of the resource, or `everything`. */
    readonly urn: string;
}

/** In place of a URN: all that the stack has. */
export const everything = "*";

/** What was about to be done to a stack, by a run that did not come to a known end. */
export type Note = Begun | Ending;

/** What a preview says that an up will delete. */
export function endingsOf(steps: readonly Step[]): readonly Ending[] {
    return steps.flatMap(({ op, urn }) => (op === "delete" ? [{ doing: "deleting", urn }] : []));
}

/** Whether a note is one of a deletion. */
export function isEnding(note: Note): note is Ending {
    return "doing" in note;
}

function fileIn(workDir: string): string {
    return join(workDir, "begun.jsonl");
}

function lineOf(note: Note): string {
    return `${JSON.stringify(note)}\n`;
}

/** Notes what a run is about to do, in place of what was noted before. */
export function noteBegun(workDir: string, notes: readonly Note[]): void {
    if (notes.length === 0) rmSync(fileIn(workDir), { force: true });
    else writeAtomically(fileIn(workDir), notes.map(lineOf).join(""), 0o600);
}

/** Adds what is known of a creation when it begins: by then all of its inputs are. */
export function noteBeginning(workDir: string, { resourcePreEvent }: EngineEvent): void {
    if (resourcePreEvent === undefined) return;
    const lines = begunOf([resourcePreEvent.metadata]).map(lineOf);
    if (lines.length > 0) appendFileSync(fileIn(workDir), lines.join(""), { mode: 0o600 });
}

/** What runs that did not come to a known end were about to do, as far as is known of it. */
export function readBegun(workDir: string): readonly Note[] {
    const last = new Map<string, Note>();
    for (const line of (readIfThere(fileIn(workDir)) ?? "").split("\n")) {
        const note = parsed(line);
        if (note !== undefined) last.set(`${isEnding(note) ? "deleting" : "creating"} ${note.urn}`, note);
    }
    return [...last.values()];
}

/** The last line may be torn: its writer was killed. */
function parsed(line: string): Note | undefined {
    try {
        return JSON.parse(line) as Note;
    } catch {
        return undefined;
    }
}
