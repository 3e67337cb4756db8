import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "../project";
import { compare, median, type Row } from "./measure";
import { addEnvironments, environment, openWorld, type World } from "./world";

const runs = Number(process.env.BENCH_RUNS ?? 5);

type Case = () => Promise<readonly Row[]>;

async function inWorld<T>(use: (world: World) => Promise<T>): Promise<T> {
    const world = await openWorld();
    try {
        return await use(world);
    } finally {
        await world.close();
    }
}

/** A deployed environment at its shipped size. */
const shipped: Case = () =>
    inWorld(async (world) => {
        await world.cake("up", environment, "--yes");
        return [
            await compare(
                "preview, deployed, shipped size / plain program",
                0.5,
                runs,
                () => world.cake("preview", environment, "--expect-no-changes"),
                () => world.plain("preview", "shipped"),
            ),
            await compare(
                "up, unchanged, shipped size / plain program",
                0.5,
                runs,
                () => world.cake("up", environment, "--yes"),
                () => world.plain("up", "shipped"),
            ),
        ];
    });

/** A deployed environment of 400 resources a layer. */
const large: Case = () =>
    inWorld(async (world) => {
        await world.driver("up", 400);
        const megabytes: number[] = [];
        const row = await compare(
            "preview, deployed, 400 resources a layer / plain program",
            0.4,
            runs,
            async () => {
                const sample = await world.driver("preview", 400);
                megabytes.push(sample.megabytes);
                return sample.seconds;
            },
            () => world.plain("preview", 400),
        );
        return [row, memoryRow("memory of a preview of 1,200 resources / 500 MB", megabytes)];
    });

function memoryRow(what: string, megabytes: readonly number[]): Row {
    const ours = median(megabytes);
    return { what, ours, theirs: 500, ratio: ours / 500, limit: 1 };
}

/** From nothing: time per resource at 1,200 resources against that at 120. */
const growth: Case = async () => {
    const perResource: Record<"preview" | "up", Record<40 | 400, number[]>> = {
        preview: { 40: [], 400: [] },
        up: { 40: [], 400: [] },
    };
    const engine: Record<40 | 400, number[]> = { 40: [], 400: [] };
    const megabytes: number[] = [];
    for (let index = 0; index < runs; index++) {
        for (const size of [40, 400] as const) {
            await inWorld(async (world) => {
                for (const verb of ["preview", "up"] as const) {
                    const sample = await world.driver(verb, size);
                    perResource[verb][size].push(sample.seconds / (3 * size));
                    if (verb === "up" && size === 400) megabytes.push(sample.megabytes);
                }
            });
            await inWorld(async (world) => {
                engine[size].push((await world.plain("up", size)) / (3 * size));
            });
        }
    }
    const row = (what: string, per: Record<40 | 400, readonly number[]>): Row => ({
        what,
        ours: median(per[400]),
        theirs: median(per[40]),
        ratio: median(per[400].map((seconds, index) => seconds / (per[40][index] ?? NaN))),
        limit: 1.2,
    });
    return [
        row("preview per resource: 1,200 / 120 resources", perResource.preview),
        row("up per resource: 1,200 / 120 resources", perResource.up),
        { ...row("for comparison, plain program's up: 1,200 / 120", engine), limit: Infinity },
        memoryRow("memory of an up of 1,200 resources / 500 MB", megabytes),
    ];
};

/** Commands that start no engine. */
const short: Case = () =>
    inWorld(async (world) => {
        addEnvironments(world.project, 50);
        return [
            await compare(
                "--help / pulumi version",
                1,
                runs,
                () => world.cake("--help"),
                () => world.version(),
            ),
            await compare(
                "status of 55 environments / pulumi version",
                3,
                runs,
                () => world.cake("status"),
                () => world.version(),
            ),
        ];
    });

const cases: Readonly<Record<string, Case>> = { short, shipped, large, growth };

async function main(names: readonly string[]): Promise<void> {
    const chosen = names.length === 0 ? Object.keys(cases) : names;
    const rows: Row[] = [];
    const machine = `${cpus().length.toString()} cores, ${Math.round(totalmem() / 2 ** 30).toString()} GiB, Node ${process.version}`;
    console.log(`Median of ${runs.toString()} on ${machine}\n`);
    console.log(
        `${"".padEnd(60)}${["ours", "theirs", "ratio", "limit"].map((title) => title.padStart(9)).join("")}`,
    );
    for (const name of chosen) {
        const found = cases[name];
        if (found === undefined)
            throw new Error(`No case ${name}; there are ${Object.keys(cases).join(", ")}.`);
        for (const row of await found()) {
            rows.push(row);
            const numbers = [row.ours, row.theirs, row.ratio].map((value) =>
                value.toFixed(value < 10 ? 3 : 1).padStart(9),
            );
            const limit = (Number.isFinite(row.limit) ? row.limit.toString() : "").padStart(9);
            console.log(
                `${row.what.padEnd(60)}${numbers.join("")}${limit}${row.ratio > row.limit ? "  over" : ""}`,
            );
        }
    }
    const file = join(root, ".build/bench.json");
    writeFileSync(file, `${JSON.stringify({ machine, runs, rows }, undefined, 2)}\n`);
    console.log(`\nWritten to .build/bench.json`);
    process.exit(rows.some((row) => row.ratio > row.limit) ? 1 : 0);
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
