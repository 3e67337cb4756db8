import { countsOf, hasChanges } from "../diffs/counts";
import { writeDiff } from "../diffs/store";
import { relative } from "node:path";
import { fingerprintsOf } from "./fingerprints";
import { stackFolder } from "./paths";
import { previewCake, previewResult } from "./previewCake";
import { recordLast } from "./records";
import type { RunResult } from "./results";
import { openProgramSession, type RunRequest } from "./session";

/** What can be chosen about a preview. */
export interface PreviewRequest extends RunRequest {
    /** Compare with the real world rather than with what was last seen of it. */
    readonly refresh: boolean;
}

/** Previews a whole cake and stores what is pending as the environment's diff; nothing is stored when nothing is. */
export async function preview(request: PreviewRequest): Promise<RunResult> {
    const start = performance.now();
    const session = await openProgramSession(request, "preview");
    try {
        const { paths } = request;
        const { name } = session.environment;
        const previews = await previewCake(session, { savePlan: false, refresh: request.refresh });
        const diff = { environment: name, layers: previews.map((layer) => layer.diff) };
        const stored = previews.filter((layer) => hasChanges(countsOf(layer.diff)));
        const files = writeDiff(stackFolder(paths, name), diff, fingerprintsOf(session, stored));
        const layers = previews.map(previewResult);
        recordLast(paths, name, "preview", layers);
        const pending = diff.layers.some((layer) => layer.changes.length > 0);
        return {
            verb: "preview",
            environment: name,
            result: "succeeded",
            layers,
            diff,
            files: files.map((file) => relative(paths.root, file)),
            seconds: (performance.now() - start) / 1000,
            ...(pending ? { next: `npm run up -- ${name}` } : {}),
        };
    } finally {
        await session.close();
    }
}
