import { rmSync } from "node:fs";
import { join } from "node:path";
import { destroy, type DestroyRequest } from "../destroy/destroy";
import type { RunResult } from "../model/results";
import { lifecycleFile } from "./lifecycleRecord";

/** Destroys an environment, and removes the record by which a wake would deploy it again. */
export async function destroyForGood(request: DestroyRequest): Promise<RunResult> {
    const result = await destroy(request);
    if (result.result === "succeeded") {
        rmSync(join(request.paths.root, lifecycleFile(request.environment.name)), { force: true });
    }
    return result;
}
