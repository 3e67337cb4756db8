import { join } from "node:path";
import { z } from "zod";
import { CakeError } from "../../system/errors";
import { writeAtomically } from "../../system/atomicFile";
import { readIfThere } from "../../system/files";
import { runFolder, type Paths } from "../model/paths";
import type { Session } from "../session/session";

const record = z.object({
    at: z.string(),
    resources: z.array(z.string()),
    /** The environment was destroyed since, and nothing else was left: its next up is its first. */
    bare: z.literal(true).exactOptional(),
});

type BeforeRecord = z.infer<typeof record>;

function recordFile(paths: Paths, environment: string): string {
    return join(runFolder(paths, environment), "before.json");
}

/** A damaged record is worth no error: what it stood for is told as left behind. */
function readRecord(paths: Paths, environment: string): BeforeRecord | undefined {
    const text = readIfThere(recordFile(paths, environment));
    if (text === undefined) return undefined;
    try {
        return record.parse(JSON.parse(text));
    } catch {
        return undefined;
    }
}

function writeRecord(paths: Paths, environment: string, content: BeforeRecord): void {
    writeAtomically(recordFile(paths, environment), `${JSON.stringify(content, undefined, 2)}\n`);
}

/**
 * The ARNs of what carried the environment's tags before its first up: an environment is bare when AWS has nothing of
 * it but these.
 */
export function before(paths: Paths, environment: string): ReadonlySet<string> {
    return new Set(readRecord(paths, environment)?.resources);
}

/** Whether something was there before the environment, by its id: the end of its ARN, or all of it. */
export function wasBefore(arns: ReadonlySet<string>, id: string): boolean {
    return [...arns].some((arn) => arn === id || arn.endsWith(`/${id}`) || arn.endsWith(`:${id}`));
}

/** Notes what carries an environment's tags before its first up; one that was up once is left as it is. */
export async function recordBefore(session: Session): Promise<void> {
    const { request, place, engine, cloud, spec } = session;
    const known = readRecord(request.paths, place.name);
    if (known !== undefined && known.bare !== true) return;
    const managed = await Promise.all(request.layers.map((layer) => engine.resources(spec(layer))));
    if (managed.some((resources) => resources.length > 0)) return;
    const { taggedResources } = await import("./taggedResources");
    const tags = { environment: place.name, [`kubernetes.io/cluster/${place.name}`]: "owned" };
    try {
        const resources = await taggedResources(cloud.aws, tags, request.signal);
        writeRecord(request.paths, place.name, { at: new Date().toISOString(), resources });
    } catch (error) {
        if (!(error instanceof CakeError)) throw error;
        if (request.signal.aborted) return;
        const text = `It is not known what carried the tags of ${place.name} before: ${error.message} A destroy will take all of it for the environment's.`;
        request.listener({ code: "notice", text });
    }
}

/** Notes that an environment is bare again: what is there at its next up was there before that. */
export function recordBare(paths: Paths, environment: string): void {
    const known = readRecord(paths, environment);
    if (known !== undefined) writeRecord(paths, environment, { ...known, bare: true });
}
