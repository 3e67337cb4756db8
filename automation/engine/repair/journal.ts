import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../../system/atomicFile";
import { readIfThere } from "../../system/files";
import type { EngineEvent } from "../events/events";
import { creationsIn, isDeletion, type PlannedOperation } from "./plannedOperation";

/** The journal of a stack: one JSON object a line for each operation whose result is not known yet. */
function fileIn(workDir: string): string {
    return join(workDir, "begun.jsonl");
}

function lineOf(operation: PlannedOperation): string {
    return `${JSON.stringify(operation)}\n`;
}

/** Writes the operations that a run is about to begin, in place of the journal before; removes an empty journal. */
export function writeJournal(workDir: string, operations: readonly PlannedOperation[]): void {
    if (operations.length === 0) rmSync(fileIn(workDir), { force: true });
    else writeAtomically(fileIn(workDir), operations.map(lineOf).join(""), 0o600);
}

/** Adds a creation to the journal when it begins: only then are all of its inputs known. Ignores other events. */
export function noteCreation(workDir: string, { resourcePreEvent }: EngineEvent): void {
    if (resourcePreEvent === undefined) return;
    const lines = creationsIn([resourcePreEvent.metadata]).map(lineOf);
    if (lines.length > 0) appendFileSync(fileIn(workDir), lines.join(""), { mode: 0o600 });
}

/** The operations in the journal; of one that is there several times the last entry, which knows most. */
export function readJournal(workDir: string): readonly PlannedOperation[] {
    const last = new Map<string, PlannedOperation>();
    for (const line of (readIfThere(fileIn(workDir)) ?? "").split("\n")) {
        const operation = parsed(line);
        if (operation === undefined) continue;
        last.set(`${isDeletion(operation) ? "deleting" : "creating"} ${operation.urn}`, operation);
    }
    return [...last.values()];
}

/** The last line may be incomplete, if its writer was killed. */
function parsed(line: string): PlannedOperation | undefined {
    try {
        return JSON.parse(line) as PlannedOperation;
    } catch {
        return undefined;
    }
}
