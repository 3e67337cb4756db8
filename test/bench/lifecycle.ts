import { appendFileSync, cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { RunResult } from "../../automation/cake/model/results";
import { inCloud, liveCluster, makeWorkload } from "../support/liveCloud";
import { temporaryFolder } from "../support/temporaryFolder";
import { compare, median, type Row } from "./measure";
import { environment, fillEnvironments, openWorld, type World } from "./world";

/** Making a sandbox from another environment, against the plain engine's work for the same resources. */
export async function sandbox(runs: number): Promise<readonly Row[]> {
    const made: { ours: number; theirs: number } = { ours: 0, theirs: 0 };
    const row = await compare(
        "sandbox create and up / up of the plain program",
        1.3,
        runs,
        async () => {
            const world = await openWorld();
            const name = "bench-new";
            const create = await world.cake(
                "sandbox",
                "create",
                name,
                "--from",
                environment,
                "--cloud",
                "local",
            );
            const up = await world.cake("up", name, "--yes");
            made.ours = world.count(name);
            return create + up;
        },
        async () => {
            const world = await openWorld();
            const { seconds } = await world.plain("up", "shipped");
            made.theirs = world.count(environment);
            return seconds;
        },
    );
    if (made.ours !== made.theirs || made.ours === 0)
        throw new Error(`Not the same: ${JSON.stringify(made)}`);
    return [row];
}

/** Teardown of twelve sandboxes, at once and one after the other, from the same state each time. */
export async function nightly(runs: number): Promise<readonly Row[]> {
    const world = await openWorld();
    const names = sandboxes(world, 12);
    for (const name of names) await world.cake("up", name, "--yes");
    const kept = temporaryFolder();
    copy(world.project, kept);
    const tearDown = async (parallel: number): Promise<number> => {
        copy(kept, world.project);
        const seconds = await world.cake(
            "teardown",
            "--nightly",
            ...names,
            "--parallel",
            parallel.toString(),
        );
        const left = names.filter((name) => world.count(name) > 0);
        if (left.length > 0) throw new Error(`${left.join(", ")} stayed`);
        return seconds;
    };
    return [
        await compare(
            "teardown of 12 sandboxes, two at once / one after the other",
            0.65,
            runs,
            () => tearDown(2),
            () => tearDown(1),
        ),
    ];
}

/** What a teardown changes in a project. */
function copy(from: string, to: string): void {
    for (const folder of ["stacks", ".cake"]) {
        rmSync(join(to, folder), { recursive: true, force: true });
        cpSync(join(from, folder), join(to, folder), { recursive: true });
    }
}

/** Makes sandboxes that go every night. */
function sandboxes(world: World, count: number): readonly string[] {
    const shipped = 5;
    fillEnvironments(world, shipped + count);
    return Array.from({ length: count }, (_, index) => {
        const name = `bench-${(shipped + index).toString()}`;
        const file = join(world.project, "stacks", name, "stack.yaml");
        appendFileSync(file, "lifecycle:\n  teardown: nightly\n");
        return name;
    });
}

/** Drain and sweep of an environment in which a team has made 200 objects, as a part of the whole destroy. */
export async function drained(runs: number): Promise<readonly Row[]> {
    const samples: { readonly ours: number; readonly theirs: number }[] = [];
    for (let index = 0; index < runs; index++) {
        const world = await openWorld();
        await world.cake("up", environment, "--yes");
        await fillCluster(world);
        const result = (await world.json("destroy", environment, `--confirm=${environment}`)) as RunResult;
        const { drained: drain, swept: sweep, seconds } = result;
        if (drain === undefined || sweep === undefined || drain.counts.delete < 20)
            throw new Error(`Nothing was drained: ${JSON.stringify(result)}`);
        samples.push({ ours: drain.seconds + sweep.seconds, theirs: seconds });
    }
    return [
        {
            what: "drain and sweep with 200 objects / the whole destroy",
            limit: 0.2,
            ours: median(samples.map(({ ours }) => ours)),
            theirs: median(samples.map(({ theirs }) => theirs)),
            ratio: median(samples.map(({ ours, theirs }) => ours / theirs)),
        },
    ];
}

/** Makes 200 objects: ten workloads with a load balancer and a volume each, and what else applications have. */
async function fillCluster(world: World): Promise<void> {
    await inCloud(world.project, async (cloud) => {
        const cluster = await liveCluster(cloud, environment);
        for (let index = 0; index < 10; index++) await makeWorkload(cluster, `shop-${index.toString()}`);
        for (let index = 0; index < 170; index++) {
            const metadata = { name: `shop-${index.toString()}` };
            await cluster.create("/api/v1/namespaces/default/configmaps", { metadata, data: { index: "1" } });
        }
    });
}
