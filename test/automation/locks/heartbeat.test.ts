import { expect } from "chai";
import { existsSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { keepAlive } from "../../../automation/locks/heartbeat";
import { temporaryFolder } from "../../support/temporaryFolder";

/** A lock file whose last sign of life is an hour ago. */
function oldLock(): string {
    const file = join(temporaryFolder(), "lock");
    writeFileSync(file, "x");
    age(file);
    return file;
}

function age(file: string): void {
    const hourAgo = Date.now() / 1000 - 3600;
    utimesSync(file, hourAgo, hourAgo);
}

function secondsSinceSign(file: string): number {
    return (Date.now() - statSync(file).mtimeMs) / 1000;
}

describe("the heartbeat of a lock", () => {
    it("gives signs of life and leaves the text as it is, until the lock is released", async () => {
        const file = oldLock();
        const held = keepAlive(file, "x", () => expect.fail("was told that it is lost"), 0.02);
        await sleep(100);
        expect(secondsSinceSign(file)).to.be.lessThan(5);
        expect(statSync(file).size).to.equal(1);
        held.release();
        expect(existsSync(file)).to.equal(false);
    });

    it("gives none in the lock of somebody who took its place, is told so once, and leaves that lock alone", async () => {
        const file = oldLock();
        let lost = 0;
        const held = keepAlive(file, "x", () => (lost += 1), 0.02);
        writeFileSync(`${file}.other`, "{}");
        renameSync(`${file}.other`, file);
        age(file);
        await sleep(100);
        expect(lost).to.equal(1);
        expect(secondsSinceSign(file)).to.be.greaterThan(3590);
        held.release();
        expect(existsSync(file)).to.equal(true);
    });
});
