import { expect } from "chai";
import { setTimeout as sleep } from "node:timers/promises";
import { inParallel } from "../../../automation/system/inParallel";

describe("work in parallel", () => {
    it("is done on five at once, with the results in the order of the items", async () => {
        let atWork = 0;
        let most = 0;
        const items = Array.from({ length: 12 }, (_, index) => index);
        const results = await inParallel(items, async (item) => {
            atWork += 1;
            most = Math.max(most, atWork);
            await sleep(12 - item);
            atWork -= 1;
            return item * 2;
        });
        expect(results).to.deep.equal(items.map((item) => item * 2));
        expect(most).to.equal(5);
    });

    it("fails with the first failure, and is done at once if there are no items", async () => {
        const failure = await inParallel([1, 2], (item) => Promise.reject(new Error(`item ${item}`))).catch(
            (error: unknown) => error,
        );
        expect(failure).to.have.property("message", "item 1");
        expect(await inParallel([], () => Promise.resolve(1))).to.deep.equal([]);
    });
});
