import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { exclusively } from "../../../../automation/git/write/exclusively";
import { isolateGit, newRepository } from "../gitSandbox";

describe("exclusively", () => {
    isolateGit();

    it("runs one action at a time, and returns what each returns", async () => {
        const folder = newRepository();
        let working = 0;
        const work = async (name: string): Promise<string> => {
            working += 1;
            expect(working).to.equal(1);
            await sleep(20);
            working -= 1;
            return name;
        };
        const names = ["a", "b", "c"];
        const results = await Promise.all(names.map((name) => exclusively(folder, () => work(name))));
        expect(results).to.deep.equal(names);
    });

    it("lets an action of its own through while it holds the lock", async () => {
        const folder = newRepository();
        const inner = await exclusively(folder, () => exclusively(folder, () => Promise.resolve("inner")));
        expect(inner).to.equal("inner");
    });

    it("holds a lock in .git, and removes it also after a failure", async () => {
        const folder = newRepository();
        const file = join(folder, ".git/cake.lock");
        const error: unknown = await exclusively(folder, () => {
            expect(existsSync(file)).to.equal(true);
            return Promise.reject(new Error("no"));
        }).catch((thrown: unknown) => thrown);
        expect(error).to.have.property("message", "no");
        expect(existsSync(file)).to.equal(false);
        expect(await exclusively(folder, () => Promise.resolve("again"))).to.equal("again");
    });

    it("does not make one repository wait for another", async () => {
        const [one, other] = [newRepository(), newRepository()];
        const nested = await exclusively(one, () => exclusively(other, () => Promise.resolve("both")));
        expect(nested).to.equal("both");
    });
});
