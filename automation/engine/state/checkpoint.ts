import { readFileSync } from "node:fs";
import type { StackSpec } from "../types";
import { stateFile } from "./stateFolder";

/** The content of a state file, in the layout of Pulumi's checkpoints since 2018. */
export interface Checkpoint {
    readonly version: 3;
    readonly checkpoint: {
        /** The deployment, secrets encrypted; absent before the first update. */
        readonly latest?: Readonly<Record<string, unknown>> | null;
        readonly [other: string]: unknown;
    };
}

/** A state file that was read without the engine. */
export interface CheckpointFile {
    readonly file: string;
    readonly text: string;
    readonly content: Checkpoint;
}

/** Reads a stack's file in a state folder; undefined if there is no file, or only the engine can read it. */
export function readCheckpoint(spec: StackSpec): CheckpointFile | undefined {
    const file = stateFile(spec);
    if (file?.endsWith(".json") !== true) return undefined;
    try {
        const text = readFileSync(file, "utf8");
        const { version, checkpoint } = JSON.parse(text) as Partial<Checkpoint>;
        if (version !== 3 || checkpoint === undefined) return undefined;
        return { file, text, content: { version, checkpoint } };
    } catch {
        // The engine says what is wrong with the file.
        return undefined;
    }
}
