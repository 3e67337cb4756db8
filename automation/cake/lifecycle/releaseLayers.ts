import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { Layer } from "../../../layers/contract";
import type { LoadedEnvironment } from "../../../stacks/_settings/load/loadEnvironment";
import { projectRoot, type Paths } from "../model/paths";

/** What a project of another release is made of, loaded into this process. */
export interface ReleaseLayers {
    readonly layers: readonly Layer[];
    /** Reads an environment's settings as that release does. */
    readonly loadEnvironment: (root: string, name: string) => LoadedEnvironment;
}

/** Where a release keeps the code that reads its settings: the place of today, and those of releases before 2026-12. */
const loaders = ["layers/environment", "stacks/_settings/load/load", "stacks/load"];

/** What the code that reads a release's settings is asked for. */
interface Loader {
    readonly loadEnvironment: ReleaseLayers["loadEnvironment"];
    /** Of today, or of before 2026-12, when it was given the layer's name. */
    readonly layerSettingsOf: (environment: LoadedEnvironment, layer: unknown) => object;
}

/** A program of today, or of before 2026-12, when the outputs of layers below were another argument. */
type Program = (given: object, below?: unknown) => object;

/**
 * Transpiles and loads the layers of the project at `root`, whose packages are the driver's. Their programs get their
 * settings as that project reads them. Throws an error without a remedy if they cannot be loaded.
 */
export async function releaseLayers({ root }: Paths, environment: string): Promise<ReleaseLayers> {
    await transpiled(root);
    const load = createRequire(join(root, "package.json"));
    const { cake } = load(join(root, ".build/layers/cake.js")) as { readonly cake?: unknown };
    const place = loaders.find((name) => existsSync(join(root, `${name}.ts`)));
    if (place === undefined) throw new Error(`there is no ${loaders.join(".ts, ")}.ts`);
    const loader = load(join(root, `.build/${place}.js`)) as Partial<Loader>;
    if (!isCake(cake)) throw new Error("layers/cake.ts has no table of layers that this driver can read");
    if (!isLoader(loader)) throw new Error(`${place}.ts does not give what this driver asks for`);
    const programs = await Promise.all(cake.map((layer) => layer.load() as Promise<Program>));
    const { loadEnvironment, layerSettingsOf } = loader;
    const settings = loadEnvironment(root, environment);
    const isOfToday = place === loaders[0];
    const layers = cake.map((layer, index) => ({
        ...unsaid,
        ...layer,
        gives: layer.gives ?? readFrom(cake, layer.name),
        load: () => {
            const program = programs[index];
            if (program === undefined) throw new Error(`${layer.name} has no program`);
            const given = layerSettingsOf(settings, isOfToday ? layer : layer.name);
            return Promise.resolve(({ below }: { readonly below: object }) =>
                isOfToday ? program({ ...given, below }) : program(given, below),
            );
        },
    }));
    return { layers, loadEnvironment };
}

/** What a layer of a release of before 2026-12 does not say of itself, and an up does not ask for. */
const unsaid = { settings: z.unknown(), rules: [], own: {}, keepsNull: [], readsSettings: {} };

/** The outputs that other layers read from a layer. */
function readFrom(cake: readonly ReleaseLayer[], layer: string): Layer["gives"] {
    const read = cake.flatMap(({ reads }) => Object.entries(reads)).filter(([, from]) => from === layer);
    return Object.fromEntries(read.map(([output]) => [output, { description: "" }]));
}

async function transpiled(root: string): Promise<void> {
    const build = join(projectRoot(__dirname), "automation/bin/build.mjs");
    try {
        await promisify(execFile)(process.execPath, [build, root]);
    } catch (error) {
        const words = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
        // esbuild: `../../layers/cake.ts:1:21: ERROR: Unexpected ";"`
        const [, place, what] = /(?:\.\.\/)*(\S+): ERROR: (.*)/.exec(words) ?? [];
        const text = place === undefined || what === undefined ? words.trim() : `${place}: ${what}`;
        throw new Error(text, { cause: error });
    }
}

/** A layer of any release. */
type ReleaseLayer = Pick<Layer, "name" | "folder" | "settingsKey" | "reads" | "load"> & Partial<Layer>;

function isCake(cake: unknown): cake is readonly ReleaseLayer[] {
    if (!Array.isArray(cake) || cake.length === 0) return false;
    return cake.every((layer: unknown) => {
        const { name, folder, reads, load } = (layer ?? {}) as Partial<Record<keyof Layer, unknown>>;
        const isText = typeof name === "string" && typeof folder === "string";
        return isText && typeof reads === "object" && reads !== null && typeof load === "function";
    });
}

function isLoader(loader: Partial<Loader>): loader is Loader {
    return typeof loader.loadEnvironment === "function" && typeof loader.layerSettingsOf === "function";
}
