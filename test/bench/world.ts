import { dirname, join } from "node:path";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { pathsOf } from "../../automation/cake/paths";
import { passphraseVariables } from "../../automation/cake/passphrase";
import { findEngine } from "../../automation/engine/install/findEngine";
import { openLocalCloud } from "../../automation/local-cloud/openLocalCloud";
import { loadPlace } from "../../stacks/load";
import { projectCopy, root } from "../project";
import { run } from "./measure";

/** The environment that is measured. */
export const environment = "sandbox-a";

/** A project of its own to measure in. */
export interface World {
    readonly project: string;
    /** Seconds of the `cake` command, as a whole process. */
    cake(...args: readonly string[]): Promise<number>;
    /** The driver on a cake of `size` resources a layer: seconds as a whole process, and its peak memory in megabytes. */
    driver(
        verb: "preview" | "up",
        size: number,
    ): Promise<{ readonly seconds: number; readonly megabytes: number }>;
    /** Seconds of the plain Automation API program, as a whole process. */
    plain(verb: "preview" | "up", size: number | "shipped"): Promise<number>;
    /** Seconds of the engine's shortest command. */
    version(): Promise<number>;
    close(): Promise<void>;
}

/** Opens an empty project, with a local cloud for the plain program; the driver opens its own. */
export async function openWorld(): Promise<World> {
    const project = projectCopy();
    const paths = pathsOf(project);
    const engine = await findEngine({
        root,
        onProgress: console.error,
        env: process.env,
    });
    const { account, region } = loadPlace(project, environment).settings;
    const cloud = await openLocalCloud({ folder: paths.localCloud, account, region, latency: "none" });
    mkdirSync(paths.state, { recursive: true });
    const env = {
        ...passphraseVariables(paths, {}, {}),
        ...cloud.environment,
        PULUMI_BACKEND_URL: `file://${paths.state}`,
        PATH: `${dirname(engine.command)}:${process.env.PATH ?? ""}`,
    };
    const script = (name: string): string => join(root, ".build/test/bench", `${name}.js`);
    return {
        project,
        cake: async (...args) =>
            (await run(process.execPath, [join(root, "automation/bin/cake.mjs"), ...args], { cwd: project }))
                .seconds,
        driver: async (verb, size) => {
            const { seconds, stdout } = await run(process.execPath, [
                script("driver"),
                project,
                verb,
                environment,
                size.toString(),
            ]);
            return { seconds, megabytes: Number(stdout) };
        },
        plain: async (verb, size) =>
            (
                await run(process.execPath, [script("plain"), project, verb, environment, size.toString()], {
                    env,
                })
            ).seconds,
        version: async () => (await run(engine.command, ["version"])).seconds,
        close: () => cloud.close(),
    };
}

/** Makes the project have this many environments, all alike but for name and VPC range. */
export function addEnvironments(project: string, count: number): void {
    const folder = join(project, "stacks");
    for (let index = 0; index < count; index++) {
        const copy = join(folder, `bench-${index.toString()}`);
        cpSync(join(folder, environment), copy, { recursive: true });
        writeFileSync(
            join(copy, "stack.yaml"),
            `kind: sandbox\nowner: bench\nnetwork:\n  vpcCidr: 10.${(100 + index).toString()}.0.0/16\n`,
        );
    }
}
