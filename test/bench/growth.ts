import { median, type Row } from "./measure";
import { openWorld, type Sample } from "./world";

/** Resources a layer: hardly any, 120 in all, 1,200 in all. */
const sizes = [1, 40, 400] as const;

type Size = (typeof sizes)[number];
type Seconds = Record<Size, number[]>;

const none = (): Seconds => ({ 1: [], 40: [], 400: [] });

/** From nothing: time per resource at 1,200 resources against that at 120; and peak memory of the driver at 1,200. */
export async function growth(
    runs: number,
): Promise<{ readonly rows: readonly Row[]; readonly megabytes: readonly number[] }> {
    const ours = { preview: none(), up: none() };
    const plain = none();
    const megabytes: number[] = [];
    for (let index = 0; index < runs; index++) {
        for (const size of sizes) {
            const world = await openWorld();
            for (const verb of ["preview", "up"] as const) {
                const sample = made(size, await world.driver(verb, size));
                ours[verb][size].push(sample.seconds);
                if (verb === "up" && size === 400) megabytes.push(sample.megabytes);
            }
            const other = await openWorld();
            plain[size].push(made(size, await other.plain("up", size)).seconds);
        }
    }
    const rows = [
        whole("preview, per resource: 1,200 / 120", ours.preview, 1.2),
        whole("up, per resource: 1,200 / 120", ours.up, 1.2),
        whole("  for comparison: up of the plain program", plain),
        net("  without what a cake of 3 takes: preview", ours.preview),
        net("  without what a cake of 3 takes: up", ours.up),
        net("  without what a cake of 3 takes: up of the plain program", plain),
    ];
    return { rows, megabytes };
}

/** A run that made what it should: the resources of three layers, with or without providers and stacks. */
function made(size: Size, sample: Sample): Sample {
    if (sample.changed >= 3 * size) return sample;
    throw new Error(`Only ${sample.changed.toString()} resources were made, of ${(3 * size).toString()}`);
}

/** Time per resource, all of the process's time shared out. */
function whole(what: string, seconds: Seconds, limit?: number): Row {
    const each = (size: Size): number[] => seconds[size].map((value) => value / (3 * size));
    const [large, small] = [each(400), each(40)];
    return {
        what,
        ours: median(large),
        theirs: median(small),
        ratio: median(large.map((value, run) => value / (small[run] ?? NaN))),
        ...(limit !== undefined && { limit }),
    };
}

/** Time per resource, without the time that a process takes whatever it makes; of medians, as it is a small difference. */
function net(what: string, seconds: Seconds): Row {
    const each = (size: Size): number => (median(seconds[size]) - median(seconds[1])) / (3 * size - 3);
    return { what, ours: each(400), theirs: each(40), ratio: each(400) / each(40) };
}
