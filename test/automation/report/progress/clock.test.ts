import { expect } from "chai";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../../../../automation/report/progress/clock";

describe("the real clock", () => {
    it("goes on, and repeats an action until it is stopped", async () => {
        const begin = systemClock.now();
        let count = 0;
        const stop = systemClock.every(5, () => (count += 1));
        while (count < 3) await sleep(5);
        stop();
        const stopped = count;
        await sleep(30);
        expect(count).to.equal(stopped);
        expect(systemClock.now() - begin).to.be.greaterThan(40);
    });
});
