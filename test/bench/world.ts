import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathsOf } from "../../automation/cake/model/paths";
import { passphraseVariables } from "../../automation/cake/session/passphrase";
import { readDiff, writeDiff } from "../../automation/diffs/store/store";
import { findEngine } from "../../automation/engine/install/findEngine";
import { projectCopy, root } from "../support/project";
import { run } from "./measure";

/** The environment that is measured. */
export const environment = "sandbox-a";

/** One run of one of the two programs. */
export interface Sample {
    /** Of the whole process, measured from outside. */
    readonly seconds: number;
    /** How many resources it changed or would change. */
    readonly changed: number;
    /** Peak memory of its process. */
    readonly megabytes: number;
}

/** A project of its own to measure in. Both programs work on the same state with the same engine and passphrase. */
export interface World {
    readonly project: string;
    /** Seconds of the `cake` command, as a whole process. */
    cake(...args: readonly string[]): Promise<number>;
    /** What the `cake` command prints with `--json`. */
    json(...args: readonly string[]): Promise<unknown>;
    /** The driver on a cake of `size` resources a layer. */
    driver(verb: "preview" | "up", size: number): Promise<Sample>;
    /** The plain Automation API program. */
    plain(verb: "preview" | "up", size: number | "shipped"): Promise<Sample>;
    /** Seconds of the engine's shortest command. */
    version(): Promise<number>;
    /** Makes something pending in the measured environment. */
    changeSettings(): void;
    /** All resources in the state with their properties, as text. */
    deployed(): string;
    /** How many resources an environment has in its state, without providers and stacks. */
    count(environment: string): number;
}

/** Opens an empty project; each program opens a local cloud of its own in it, one at a time. */
export async function openWorld(): Promise<World> {
    const project = projectCopy();
    const paths = pathsOf(project);
    const engine = await findEngine({ root, onProgress: console.error, env: process.env });
    mkdirSync(paths.state, { recursive: true });
    const states = join(paths.state, ".pulumi/stacks");
    const quiet = { PULUMI_SKIP_UPDATE_CHECK: "true" };
    const env = {
        ...quiet,
        ...passphraseVariables(paths, {}, {}),
        PULUMI_BACKEND_URL: `file://${paths.state}`,
        PATH: `${dirname(engine.command)}:${process.env.PATH ?? ""}`,
    };
    const node = async (script: string, args: readonly string[], variables = {}): Promise<Sample> => {
        const file = join(root, ".build/test/bench", `${script}.js`);
        const { seconds, stdout } = await run(process.execPath, [file, project, ...args], {
            env: variables,
        });
        const { changed, megabytes = NaN } = JSON.parse(stdout) as Pick<Sample, "changed"> & Partial<Sample>;
        return { seconds, changed, megabytes };
    };
    const cake = (args: readonly string[]): ReturnType<typeof run> =>
        run(process.execPath, [join(root, "automation/bin/cake.mjs"), ...args], { cwd: project });
    return {
        project,
        cake: async (...args) => (await cake(args)).seconds,
        json: async (...args) => JSON.parse((await cake([...args, "--json"])).stdout) as unknown,
        driver: (verb, size) => node("driver", [verb, environment, size.toString()]),
        plain: (verb, size) => node("plain", [verb, environment, size.toString()], env),
        version: async () => (await run(engine.command, ["version"], { env: quiet })).seconds,
        changeSettings: () => {
            const file = join(project, "stacks", environment, "stack.yaml");
            writeFileSync(file, readFileSync(file, "utf8").replace(/^owner: .*$/m, "owner: bench"));
        },
        deployed: () => asText(resourcesIn(states, environment)),
        count: (name) =>
            resourcesIn(states, name).filter(
                ({ urn }) => !/::pulumi:(providers:|pulumi:Stack)/.test(String(urn)),
            ).length,
    };
}

type Resource = Readonly<Record<string, unknown>>;

/** All that is in the states of an environment. */
function resourcesIn(folder: string, name: string): readonly Resource[] {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => basename(file) === `${name}.json`)
        .sort()
        .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Checkpoint)
        .flatMap(({ checkpoint }) => checkpoint.latest.resources ?? []);
}

function asText(resources: readonly Resource[]): string {
    const shown = resources.map(({ urn, id, inputs, outputs }) => ({ urn, id, inputs, outputs }));
    // The same secret is another text each time that it is encrypted.
    shown.sort((one, other) => (String(one.urn) < String(other.urn) ? -1 : 1));
    return JSON.stringify(shown, (key, value: unknown) => (key === "ciphertext" ? "" : value));
}

interface Checkpoint {
    readonly checkpoint: { readonly latest: { readonly resources?: readonly Resource[] } };
}

/**
 * Makes the project have this many environments: copies of the measured one, with its stored diff and its last runs,
 * but for name and VPC range.
 */
export function fillEnvironments({ project }: World, count: number): void {
    const stacks = join(project, "stacks");
    const runs = join(project, ".cake/environments");
    const stored = readDiff(join(stacks, environment));
    const there = readdirSync(stacks).filter((name) => existsSync(join(stacks, name, "stack.yaml"))).length;
    for (let index = there; index < count; index++) {
        const name = `bench-${index.toString()}`;
        const folder = join(stacks, name);
        mkdirSync(folder);
        const settings = `kind: sandbox\nowner: bench\nnetwork:\n  vpcCidr: 10.${(100 + index).toString()}.0.0/16\n`;
        writeFileSync(join(folder, "stack.yaml"), settings);
        for (const file of [
            join(stacks, environment, "deployed.yaml"),
            join(runs, environment, "last.json"),
        ]) {
            const to = file.replaceAll(environment, name);
            if (existsSync(file)) cpSync(file, to);
        }
        if (stored === undefined) continue;
        const diff = JSON.parse(JSON.stringify(stored).replaceAll(environment, name)) as typeof stored;
        writeDiff(folder, diff, stored.sources);
    }
}
