import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { EC2Client, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { expect } from "chai";
import type { Line } from "../command/lines";
import { openJournalStore } from "../store/journalStore";
import { temporaryFolder } from "./support/temporaryFolder";

const account = "123456789012";

/** Runs the command as the driver does, or as a person does. */
function start(...args: string[]) {
    const child = spawn(process.execPath, [join(__dirname, "../main.js"), ...args]);
    const lines: Line[] = [];
    const first = new Promise<Line>((resolve) => {
        createInterface({ input: child.stdout }).on("line", (text) => {
            if (!text.startsWith("{")) return;
            lines.push(JSON.parse(text) as Line);
            resolve(JSON.parse(text) as Line);
        });
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (text) => (stdout += String(text)));
    child.stderr.on("data", (text) => (stderr += String(text)));
    const code = once(child, "close").then(([value]) => value as number | null);
    return { child, first, lines, code, printed: () => stdout, failed: () => stderr };
}

function json(folder: string, ...more: string[]) {
    return start("--json", "--folder", folder, "--account", account, ...more);
}

describe("the local-cloud command", () => {
    it("prints how the account is reached as one JSON line, and closes when it is told to", async () => {
        const { child, first, code } = json(temporaryFolder());
        const line = await first;
        if (line.kind !== "started") throw new Error(JSON.stringify(line));
        expect(line.engine.PULUMI_DEBUG_PROVIDERS).to.match(/^aws:\d+,eks:\d+,kubernetes:\d+,random:\d+$/);
        expect(line.kubernetes).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
        const { Vpcs } = await new EC2Client(line.aws).send(new DescribeVpcsCommand({}));
        expect(Vpcs).to.deep.equal([]);
        child.stdin.write("close\n");
        expect(await code).to.equal(0);
    });

    it("ends by itself once whoever started it is gone and no engine is at work", async () => {
        const { child, first, code } = json(temporaryFolder());
        await first;
        child.stdin.end();
        expect(await code).to.equal(0);
    });

    it("goes on after its reader is gone", async () => {
        const { child, first, code } = json(temporaryFolder());
        await first;
        child.stdout.destroy();
        child.stdin.end();
        expect(await code).to.equal(0);
    });

    it("tells people which variables to set, and ends with Ctrl-C", async () => {
        const run = start("--folder", temporaryFolder(), "--account", account);
        while (!run.printed().includes("Ctrl-C")) await once(run.child.stdout, "data");
        expect(run.printed()).to.match(/^Account 123456789012 of the local cloud, kept in .*, is served/);
        for (const name of ["AWS_ENDPOINT_URL=http://127.0.0.1:", "PULUMI_DEBUG_PROVIDERS=aws:"]) {
            expect(run.printed()).to.contain(`  export ${name}`);
        }
        run.child.kill("SIGINT");
        expect(await run.code).to.equal(0);
    });

    it("names the damaged journal as a JSON line, with what to do, and changes nothing", async () => {
        const folder = temporaryFolder();
        const store = openJournalStore(folder, account);
        store.put("ec2/vpc", "vpc-1", {});
        store.put("ec2/vpc", "vpc-2", {});
        store.close();
        const journal = join(folder, account, "journal");
        const damaged = readFileSync(journal, "utf8").replace("vpc-1", "vpc-9");
        writeFileSync(journal, damaged);
        const { first, code } = json(folder);
        const line = await first;
        if (line.kind !== "failed") throw new Error(JSON.stringify(line));
        expect(line.message).to.contain(`${journal}:2`);
        expect(line.remedy).to.contain("backup");
        expect(await code).to.equal(1);
        expect(readFileSync(journal, "utf8")).to.equal(damaged);
    });

    it("says to people, without a stack trace, why it cannot start", async () => {
        const file = join(temporaryFolder(), "file");
        writeFileSync(file, "");
        const run = start("--folder", file);
        expect(await run.code).to.equal(1);
        expect(run.failed()).to.match(
            /^error: The local cloud cannot write its store in .*\n {2}Make the folder/,
        );
        expect(run.failed()).to.not.contain("    at ");
    });

    it("refuses an option that it does not know, and one with a wrong value, with code 2", async () => {
        for (const args of [
            ["--acount", "1"],
            ["--account", "1"],
            ["--latency", "slow"],
            ["--faults", "x"],
        ]) {
            const run = start(...args);
            expect(await run.code, args.join(" ")).to.equal(2);
            expect(run.failed()).to.contain(args[0] ?? "");
            expect(run.failed()).to.contain("local-cloud --help lists the options.");
        }
    });

    it("explains itself with --help", async () => {
        const run = start("--help");
        expect(await run.code).to.equal(0);
        expect(run.printed()).to.contain("Usage: local-cloud [options]").and.contain("--account DIGITS");
    });
});
