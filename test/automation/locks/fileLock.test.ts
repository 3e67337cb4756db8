import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import {
    breakLock,
    lifeOfHolder,
    lockHolder,
    tryLock,
    type LockHolder,
} from "../../../automation/locks/fileLock";
import { temporaryFolder } from "../../support/temporaryFolder";

const silent = (): void => undefined;

function lockIn(folder: string): string {
    return join(folder, "made", "lock");
}

/** The holder of a lock file with this text, whose last sign of life is so many seconds ago. */
function planted(file: string, text: string, secondsAgo = 0): LockHolder {
    writeFileSync(file, text);
    const last = Date.now() / 1000 - secondsAgo;
    utimesSync(file, last, last);
    const holder = lockHolder(file);
    if (holder === undefined) throw new Error("there is no holder");
    return holder;
}

function owner(more: object): string {
    return JSON.stringify({
        verb: "up",
        user: "ada",
        host: hostname(),
        pid: process.pid,
        since: "",
        ...more,
    });
}

describe("a file lock", () => {
    it("is taken by one at a time, in a folder that is made for it, and leaves nothing else there", () => {
        const file = lockIn(temporaryFolder());
        const held = tryLock(file, "mine", silent);
        expect(tryLock(file, "yours", silent)).to.equal(undefined);
        expect(lockHolder(file)?.text).to.equal("mine");
        expect(readdirSync(dirname(file))).to.deep.equal(["lock"]);
        held?.release();
        expect(lockHolder(file)).to.equal(undefined);
        tryLock(file, "yours", silent)?.release();
    });

    it("says so if its folder cannot be made", () => {
        const folder = temporaryFolder();
        writeFileSync(join(folder, "made"), "");
        expect(() => tryLock(join(folder, "made", "below", "lock"), "mine", silent)).to.throw(
            /^Cannot write .*: ENOTDIR\.$/,
        );
    });

    describe("whose holder is judged", () => {
        const file = (): string => join(temporaryFolder(), "lock");

        it("lives as long as its process does, however long its last sign of life is ago", () => {
            const lock = file();
            expect(lifeOfHolder(lock, planted(lock, owner({ beat: 5 }), 360_000)).is).to.equal("alive");
        });

        it("is dead if its process is gone, or another process has its number", () => {
            const lock = file();
            const { pid } = spawnSync(process.execPath, ["--version"]);
            expect(lifeOfHolder(lock, planted(lock, owner({ pid }))).is).to.equal("dead");
            expect(lifeOfHolder(lock, planted(lock, owner({ started: "1" }))).is).to.equal("dead");
        });

        it("is dead if its text cannot be read", () => {
            const lock = file();
            expect(lifeOfHolder(lock, planted(lock, "\0\0\0")).is).to.equal("dead");
        });

        it("is silent on another machine after the limit, and alive before it or if it never gave a sign", () => {
            const lock = file();
            const elsewhere = owner({ host: "elsewhere", beat: 5 });
            expect(lifeOfHolder(lock, planted(lock, elsewhere, 290)).is).to.equal("alive");
            const life = lifeOfHolder(lock, planted(lock, elsewhere, 310));
            expect(life.is).to.equal("silent");
            expect(life.silence).to.be.within(309, 320);
            const byHand = planted(lock, owner({ host: "elsewhere" }), 9000);
            expect(lifeOfHolder(lock, byHand).is).to.equal("alive");
        });
    });

    describe("that is broken", () => {
        it("is gone if nobody touched it since", () => {
            const file = join(temporaryFolder(), "lock");
            expect(breakLock(file, planted(file, "dead"))).to.equal(true);
            expect(readdirSync(dirname(file))).to.deep.equal([]);
        });

        it("is put back if its holder gave a sign of life, or somebody else has taken it", () => {
            const file = join(temporaryFolder(), "lock");
            const before = planted(file, "dead", 100);
            planted(file, "dead", 0);
            expect(breakLock(file, before)).to.equal(false);
            const { text } = planted(file, "other");
            expect(breakLock(file, before)).to.equal(false);
            expect(lockHolder(file)?.text).to.equal(text);
            expect(readdirSync(dirname(file))).to.deep.equal(["lock"]);
        });

        it("may be gone already", () => {
            const file = join(temporaryFolder(), "lock");
            const holder = planted(file, "dead");
            expect(breakLock(file, holder)).to.equal(true);
            expect(breakLock(file, holder)).to.equal(false);
            expect(existsSync(file)).to.equal(false);
        });
    });
});
