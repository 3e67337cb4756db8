import { rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { CakeError, exitCodes } from "../../system/errors";
import { writeAtomically } from "../../system/atomicFile";
import { readIfThere } from "../../system/files";
import { runFolder, stackFolder, type Paths } from "./paths";
import type { LayerResult } from "./results";

const deployedLayer = z.object({
    at: z.string(),
    resources: z.int(),
    partial: z.literal(true).exactOptional(),
    fingerprint: z.string().exactOptional(),
});
const lastRun = z.object({ verb: z.string(), result: z.string(), at: z.string() });

/** What is deployed of a layer: since when, how many resources, and what the up that left nothing to do was computed from. */
export type DeployedLayer = z.infer<typeof deployedLayer>;

/** What is deployed of an environment, by layer. */
export type Deployed = Readonly<Record<string, DeployedLayer>>;

/** The last run on each layer of an environment, on this machine. */
export type LastRuns = Readonly<Record<string, z.infer<typeof lastRun>>>;

function deployedFile(paths: Paths, environment: string): string {
    return join(stackFolder(paths, environment), "deployed.yaml");
}

function lastFile(paths: Paths, environment: string): string {
    return join(runFolder(paths, environment), "last.json");
}

/** Reads stacks/<environment>/deployed.yaml; empty where nothing is deployed. */
export function readDeployed(paths: Paths, environment: string): Deployed {
    const file = deployedFile(paths, environment);
    const text = readIfThere(file);
    if (text === undefined) return {};
    const result = z.record(z.string(), deployedLayer).safeParse(parseYaml(file, text));
    if (!result.success) throw damaged(file);
    return result.data;
}

function parseYaml(file: string, text: string): unknown {
    try {
        return parse(text);
    } catch {
        throw damaged(file);
    }
}

function damaged(file: string): CakeError {
    return new CakeError(
        `${file} does not list layers with \`at\` and \`resources\`.`,
        exitCodes.usage,
        `Restore it with git, or remove it; the next up writes it again.`,
    );
}

/**
 * Notes what a run left of a layer: as of now, where it is not said since when; `partial` where an up or a destroy did
 * not get to its end. Nothing is written where that is noted already.
 */
export function recordDeployed(
    paths: Paths,
    environment: string,
    layer: string,
    left: Omit<DeployedLayer, "at"> & { readonly at?: string | undefined },
): void {
    const { at = new Date().toISOString(), ...rest } = left;
    const now = { at, ...rest };
    const before = readDeployed(paths, environment);
    if (!isDeepStrictEqual(before[layer], now))
        writeDeployed(paths, environment, { ...before, [layer]: now });
}

/** Notes that a layer is gone; the file goes with the last one. */
export function recordGone(paths: Paths, environment: string, layer: string): void {
    const { [layer]: gone, ...others } = readDeployed(paths, environment);
    if (gone !== undefined) writeDeployed(paths, environment, others);
}

function writeDeployed(paths: Paths, environment: string, deployed: Deployed): void {
    const file = deployedFile(paths, environment);
    if (Object.keys(deployed).length === 0) {
        rmSync(file, { force: true });
        return;
    }
    writeAtomically(file, `# What is deployed; written by up and destroy.\n${stringify(deployed)}`);
}

/** Reads the last runs; a damaged record is worth no error. */
export function readLast(paths: Paths, environment: string): LastRuns {
    const text = readIfThere(lastFile(paths, environment));
    if (text === undefined) return {};
    try {
        return z.record(z.string(), lastRun).catch({}).parse(JSON.parse(text));
    } catch {
        return {};
    }
}

/** Notes how a verb ended on each layer. */
export function recordLast(
    paths: Paths,
    environment: string,
    verb: string,
    layers: readonly LayerResult[],
): void {
    const at = new Date().toISOString();
    const now = layers.map(({ layer, result }) => [layer, { verb, result, at }] as const);
    const all = { ...readLast(paths, environment), ...Object.fromEntries(now) };
    writeAtomically(lastFile(paths, environment), `${JSON.stringify(all, undefined, 2)}\n`);
}
