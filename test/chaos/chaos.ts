import { liveOnce, momentsOf, momentsPerLife, momentText } from "./life";

// `npm run chaos`: 200 moments at which a driver is killed; `-- --seed N` lives one life again, and tells all of it.

function option(name: string): number | undefined {
    const at = process.argv.indexOf(name);
    const value = at < 0 ? undefined : Number(process.argv[at + 1]);
    return value === undefined || Number.isInteger(value) ? value : undefined;
}

async function main(): Promise<number> {
    const only = option("--seed");
    const lives = only === undefined ? Math.ceil((option("--runs") ?? 200) / momentsPerLife) : 1;
    const first = only ?? option("--from") ?? Math.floor(Math.random() * 1e9);
    const failed: number[] = [];
    for (let index = 0; index < lives; index += 1) {
        const seed = first + index;
        const start = performance.now();
        const verdict = await liveOnce(seed, (text) => {
            if (only !== undefined) console.log(text);
        });
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        console.log(`seed ${seed}: ${verdict.length === 0 ? "bare" : "FAILED"}, in ${seconds} s`);
        if (verdict.length === 0) continue;
        failed.push(seed);
        for (const moment of momentsOf(seed)) console.log(`  ${momentText(moment)}`);
        for (const line of verdict) console.log(`  ${line}`);
    }
    if (failed.length > 0) console.log(`Again: npm run chaos -- --seed ${failed.join(", ")}`);
    return failed.length > 0 ? 1 : 0;
}

main().then(
    (code) => process.exit(code),
    (error: unknown) => {
        console.error(error);
        process.exit(255);
    },
);
