// Runs tests alone, each in a process of its own, picked at random from all that `npm test` runs: none may need another
// one to be run before. Argument: how many, 20 if it is left out. Prints which test failed alone; exit code 1 if one did.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { root } from "./project";

interface Listed {
    readonly fullTitle: string;
    readonly file: string;
}

const mocha = join(root, "node_modules/mocha/bin/mocha.js");

/** All tests by name, without running them. */
function listed(): readonly Listed[] {
    const args = [mocha, "--dry-run", "--no-parallel", "--reporter", "json"];
    const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 1e9 });
    const { tests } = JSON.parse(stdout.slice(stdout.indexOf("{"))) as { tests: readonly Listed[] };
    return tests;
}

function passesAlone({ fullTitle, file }: Listed): boolean {
    const pattern = `^${fullTitle.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`;
    const args = [
        mocha,
        "--no-config",
        "--enable-source-maps",
        "--timeout",
        "60000",
        "--grep",
        pattern,
        file,
    ];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    const ran = /^ +[1-9]\d* passing/m.test(stdout);
    console.log(`${status === 0 && ran ? "passes" : "FAILS "}  ${fullTitle}`);
    if (status !== 0 || !ran) console.log(stdout);
    return status === 0 && ran;
}

const count = Number(process.argv[2] ?? "20");
const waiting = [...listed()];
const picked = Array.from({ length: Math.min(count, waiting.length) }, () =>
    waiting.splice(randomInt(waiting.length), 1),
).flat();
const failed = picked.filter((test) => !passesAlone(test));
console.log(`${picked.length - failed.length} of ${picked.length} tests pass alone.`);
process.exitCode = failed.length === 0 ? 0 : 1;
