import { changes, several, unchanged as unchangedPreview } from "./built";
import { growth } from "./growth";
import { drained, nightly, sandbox } from "./lifecycle";
import { compare, median, type Row } from "./measure";
import { environment, fillEnvironments, openWorld, type Sample, type World } from "./world";

/** How often each thing is measured. */
export const runs = Number(process.env.BENCH_RUNS ?? 5);

/** The seconds of a run that had nothing to change; it measured something else if it changed anything. */
function unchanged({ seconds, changed }: Sample): number {
    if (changed !== 0) throw new Error(`${changed.toString()} resources of a deployed environment changed`);
    return seconds;
}

/** Compares while what is deployed stays as it is. */
async function onDeployed(world: World, use: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
    const before = world.deployed();
    const rows = await use();
    if (world.deployed() !== before) throw new Error("What is deployed did not stay as it was");
    return rows;
}

/** A deployed environment at its shipped size. */
async function shipped(): Promise<readonly Row[]> {
    const world = await openWorld();
    await world.cake("up", environment, "--yes");
    return onDeployed(world, async () => [
        await compare(
            "preview, deployed, shipped size / plain program",
            0.5,
            runs,
            () => world.cake("preview", environment, "--fresh", "--expect-no-changes"),
            async () => unchanged(await world.plain("preview", "shipped")),
        ),
        await compare(
            "up, unchanged, shipped size / plain program",
            0.5,
            runs,
            () => world.cake("up", environment, "--yes"),
            async () => unchanged(await world.plain("up", "shipped")),
        ),
    ]);
}

/** A deployed environment of 400 resources a layer. */
async function large(): Promise<readonly Row[]> {
    const world = await openWorld();
    await world.driver("up", 400);
    return onDeployed(world, async () => {
        const megabytes: number[] = [];
        const preview = await compare(
            "preview, deployed, 400 resources a layer / plain program",
            0.4,
            runs,
            async () => {
                const sample = await world.driver("preview", 400);
                megabytes.push(sample.megabytes);
                return unchanged(sample);
            },
            async () => unchanged(await world.plain("preview", 400)),
        );
        return [preview, memoryRow("memory of the driver, preview of 1,200 / limit", megabytes)];
    });
}

/** Peak memory of the driver's process, against its limit. */
export function memoryRow(what: string, megabytes: readonly number[]): Row {
    const ours = median(megabytes);
    return { what, ours, theirs: 500, ratio: ours / 500, limit: 1 };
}

/** Commands that start no engine. */
async function short(): Promise<readonly Row[]> {
    const world = await openWorld();
    await world.cake("up", environment, "--yes");
    world.changeSettings();
    await world.cake("preview", environment);
    fillEnvironments(world, 50);
    return [
        await compare(
            "--help / pulumi version",
            1,
            runs,
            () => world.cake("--help"),
            () => world.version(),
        ),
        await compare(
            "status of 50 environments / pulumi version",
            3,
            runs,
            () => world.cake("status"),
            () => world.version(),
        ),
    ];
}

/** What can be measured, in this order. */
export const cases: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
    short,
    unchanged: () => unchangedPreview(runs),
    several: () => several(runs),
    changes: () => changes(runs),
    shipped,
    sandbox: () => sandbox(runs),
    drained: () => drained(Math.min(runs, 3)),
    nightly: () => nightly(Math.min(runs, 3)),
    large,
    growth: async () => {
        const { rows, megabytes } = await growth(Math.min(runs, 3));
        return [...rows, memoryRow("memory of the driver, up of 1,200 / limit", megabytes)];
    },
};
