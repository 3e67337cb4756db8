import { rmSync } from "node:fs";
import { join } from "node:path";
import { destroy, type DestroyRequest } from "../destroy/destroy";
import type { RunResult } from "../model/results";
import { rhythmFile } from "./lifecycleRecord";

/** Destroys an environment as somebody wants it: no morning brings it back. */
export async function destroyForGood(request: DestroyRequest): Promise<RunResult> {
    const result = await destroy(request);
    if (result.result === "succeeded") {
        rmSync(join(request.paths.root, rhythmFile(request.environment)), { force: true });
    }
    return result;
}
