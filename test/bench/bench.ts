import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "../support/project";
import { cases, runs } from "./cases";
import type { Row } from "./measure";

/** A row of the table. */
function line(row: Row): string {
    const numbers = [row.ours, row.theirs, row.ratio].map((value) =>
        value.toFixed(value < 10 ? 3 : 1).padStart(9),
    );
    const limit = (row.limit?.toString() ?? "").padStart(9);
    return `${row.what.padEnd(66)}${numbers.join("")}${limit}${isOver(row) ? "  over" : ""}`;
}

function isOver({ ratio, limit }: Row): boolean {
    return limit !== undefined && !(ratio <= limit);
}

async function main(names: readonly string[]): Promise<void> {
    const chosen = names.length === 0 ? Object.keys(cases) : names;
    const machine = `${cpus().length.toString()} cores, ${Math.round(totalmem() / 2 ** 30).toString()} GiB, Node ${process.version}`;
    console.log(
        `Medians of ${runs.toString()} runs, of at most 3 for what grows, on ${machine}. All of it takes about 20 minutes.\n`,
    );
    const titles = ["this", "that", "ratio", "limit"].map((title) => title.padStart(9));
    console.log(`${"seconds or megabytes of this / that".padEnd(66)}${titles.join("")}`);
    const rows: Row[] = [];
    for (const name of chosen) {
        const found = cases[name];
        if (found === undefined)
            throw new Error(`No case ${name}; there are ${Object.keys(cases).join(", ")}.`);
        for (const row of await found()) {
            rows.push(row);
            console.log(line(row));
        }
    }
    writeFileSync(
        join(root, ".build/bench.json"),
        `${JSON.stringify({ machine, runs, rows }, undefined, 2)}\n`,
    );
    console.log(`\nWritten to .build/bench.json`);
    process.exit(rows.some(isOver) ? 1 : 0);
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
