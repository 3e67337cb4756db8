import type { Change } from "../diffs/model";
import type { Step } from "./events";

/** The engine's steps as changes. */
export function changesOf(_steps: readonly Step[]): readonly Change[] {
    return [];
}
