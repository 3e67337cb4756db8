import { liveOnce, momentsOf, momentsPerLife, momentText } from "./life";

// `npm run chaos`: 200 moments at which a driver is killed; `-- --seed N` lives one life again, and tells all of it.

function option(name: string): number | undefined {
    const at = process.argv.indexOf(name);
    const value = at < 0 ? undefined : Number(process.argv[at + 1]);
    return value === undefined || Number.isInteger(value) ? value : undefined;
}

/** Lives one life, and tells how it ended; false where something went wrong. */
async function tell(seed: number, isWhole: boolean): Promise<boolean> {
    const start = performance.now();
    const { faults, found } = await liveOnce(seed, (text) => {
        if (isWhole) console.log(text);
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const again = found > 0 ? `, ${found} found again` : "";
    console.log(`seed ${seed}: ${faults.length === 0 ? "bare" : "FAILED"}${again}, in ${seconds} s`);
    if (faults.length > 0) {
        for (const moment of momentsOf(seed)) console.log(`  ${momentText(moment)}`);
        for (const line of faults) console.log(`  ${line}`);
    }
    return faults.length === 0;
}

async function main(): Promise<number> {
    const only = option("--seed");
    const lives = only === undefined ? Math.ceil((option("--runs") ?? 200) / momentsPerLife) : 1;
    const first = only ?? option("--from") ?? Math.floor(Math.random() * 1e9);
    const seeds = Array.from({ length: lives }, (_, index) => first + index);
    const failed: number[] = [];
    // Most of a life is waiting.
    const lane = async (): Promise<void> => {
        for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
            if (!(await tell(seed, only !== undefined))) failed.push(seed);
        }
    };
    await Promise.all([lane(), lane()]);
    for (const seed of failed) console.log(`Again: npm run chaos -- --seed ${seed}`);
    return failed.length > 0 ? 1 : 0;
}

main().then(
    (code) => process.exit(code),
    (error: unknown) => {
        console.error(error);
        process.exit(255);
    },
);
