import { rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CakeError } from "../errors";
import { readIfThere, writeAtomically } from "../files";
import { runFolder, type Paths } from "./paths";
import type { Session } from "./session";

const record = z.object({ at: z.string(), resources: z.array(z.string()) });

function recordFile(paths: Paths, environment: string): string {
    return join(runFolder(paths, environment), "before.json");
}

/**
 * The ARNs of what carried the environment's tags before its first up: an environment is bare when AWS has nothing of
 * it but these. A damaged record is worth no error: what it stood for is told as left behind.
 */
export function before(paths: Paths, environment: string): ReadonlySet<string> {
    const text = readIfThere(recordFile(paths, environment));
    if (text === undefined) return new Set();
    try {
        return new Set(record.parse(JSON.parse(text)).resources);
    } catch {
        return new Set();
    }
}

/** Whether something was there before the environment, by its id: the end of its ARN, or all of it. */
export function wasBefore(arns: ReadonlySet<string>, id: string): boolean {
    return [...arns].some((arn) => arn === id || arn.endsWith(`/${id}`) || arn.endsWith(`:${id}`));
}

/** Notes what carries an environment's tags before its first up; one that was up once is left as it is. */
export async function recordBefore(session: Session): Promise<void> {
    const { request, place, engine, cloud, spec } = session;
    const file = recordFile(request.paths, place.name);
    if (readIfThere(file) !== undefined) return;
    const managed = await Promise.all(request.layers.map((layer) => engine.resources(spec(layer))));
    if (managed.some((resources) => resources.length > 0)) return;
    const { taggedResources } = await import("./taggedResources");
    const tags = { environment: place.name, [`kubernetes.io/cluster/${place.name}`]: "owned" };
    try {
        const resources = await taggedResources(cloud.aws, tags, request.signal);
        writeAtomically(
            file,
            `${JSON.stringify({ at: new Date().toISOString(), resources }, undefined, 2)}\n`,
        );
    } catch (error) {
        if (!(error instanceof CakeError)) throw error;
        if (request.signal.aborted) return;
        const text = `It is not known what carried the tags of ${place.name} before: ${error.message} A destroy will take all of it for the environment's.`;
        request.listener({ code: "notice", text });
    }
}

/** Forgets what was there before: the environment is bare, and its next up is its first. */
export function forgetBefore(paths: Paths, environment: string): void {
    rmSync(recordFile(paths, environment), { force: true });
}
