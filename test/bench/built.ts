import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compare, median, run, type Row } from "./measure";
import { environment, fillEnvironments, openWorld, type World } from "./world";
import { root } from "../support/project";

/** What is not computed again: an environment of which nothing changed, before and after it is deployed. */
export async function unchanged(runs: number): Promise<readonly Row[]> {
    const world = await openWorld();
    const again = (): Promise<number> => world.cake("preview", environment);
    const cold = async (): Promise<number> => {
        rmSync(join(world.project, ".cake"), { recursive: true, force: true });
        for (const name of ["changes.txt", "diff"])
            rmSync(join(world.project, "stacks", environment, name), { recursive: true, force: true });
        return world.cake("preview", environment);
    };
    const rows = [
        await compare("preview, nothing changed / a cold one", 0.12, runs, again, cold),
        await compare("preview, nothing changed / pulumi version", 3, runs, again, () => world.version()),
    ];
    await world.cake("up", environment, "--yes");
    const deployed = await compare(
        "  for comparison: deployed, nothing changed / all computed again",
        undefined,
        runs,
        () => world.cake("preview", environment, "--expect-no-changes"),
        () => world.cake("preview", environment, "--fresh", "--expect-no-changes"),
    );
    return [...rows, deployed];
}

/** Many environments of which one changed, and many that are all computed. */
export async function several(runs: number): Promise<readonly Row[]> {
    const world = await openWorld();
    fillEnvironments(world, 12);
    await world.cake("preview", "--all");
    const six = ["--kind", "sandbox", "--fresh"];
    const aside = Array.from({ length: 3 }, (_, index) => `bench-${(5 + index).toString()}`);
    const rows = [
        await compare(
            "preview of 12 environments, one setting of one changed / of that one",
            1.3,
            runs,
            () => changed(world, ["--all"]),
            () => changed(world, [environment]),
        ),
    ];
    // Six sandboxes are left.
    for (const name of aside) rmSync(join(world.project, "stacks", name), { recursive: true });
    rows.push(
        await compare(
            "preview of 6 environments, two at once / one after the other",
            0.7,
            runs,
            () => world.cake("preview", ...six, "--parallel", "2"),
            () => world.cake("preview", ...six, "--parallel", "1"),
        ),
    );
    return rows;
}

/** A preview after another setting of one environment has changed. */
async function changed(world: World, chosen: readonly string[]): Promise<number> {
    const file = join(world.project, "stacks", environment, "stack.yaml");
    const owner = `owner: bench-${process.hrtime.bigint().toString()}`;
    writeFileSync(file, readFileSync(file, "utf8").replace(/^owner: .*$/m, owner));
    return world.cake("preview", ...chosen);
}

/** Matching and storing 3,000 changes, against the time that the engine takes to find them. */
export async function changes(runs: number): Promise<readonly Row[]> {
    const samples: { readonly engine: number; readonly ours: number }[] = [];
    for (let index = 0; index < Math.min(runs, 3); index++) {
        const world = await openWorld();
        const script = join(root, ".build/test/bench/changes.js");
        const { stdout } = await run(process.execPath, [script, world.project, environment]);
        samples.push(JSON.parse(stdout) as (typeof samples)[number]);
    }
    return [
        {
            what: "matching and storing 3,000 changes / the engine's preview of them",
            limit: 0.05,
            ours: median(samples.map(({ ours }) => ours)),
            theirs: median(samples.map(({ engine }) => engine)),
            ratio: median(samples.map(({ engine, ours }) => ours / engine)),
        },
    ];
}
