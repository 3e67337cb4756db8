import { onLocalCloud } from "../support/localCloud/testing";
import { expect } from "chai";
import { liveOnce, momentsOf, momentsPerLife, momentText } from "./life";

/**
 * Five lives of four moments: 20 drivers are killed, always at the same moments; `npm run chaos` goes on to others.
 * The first one is a life of the shipped cake.
 */
const seeds = [10, 1, 2, 3, 4];

onLocalCloud("drivers that are killed at random moments, on a cloud that fails", function () {
    this.timeout(600_000);
    const lives = new Map<number, ReturnType<typeof liveOnce>>();
    const live = async (seed: number): ReturnType<typeof liveOnce> => {
        // Most of a life is waiting: the next one begins meanwhile.
        for (const each of seeds.slice(0, seeds.indexOf(seed) + 2)) {
            if (!lives.has(each))
                lives.set(
                    each,
                    liveOnce(each, () => undefined),
                );
        }
        return (await lives.get(seed)) ?? { faults: ["it was not lived"], found: 0 };
    };

    for (const seed of seeds) {
        it(`leave what the next up and destroy take to the bare account (seed ${seed}, ${momentsPerLife} of them)`, async () => {
            const { faults } = await live(seed);
            const moments = momentsOf(seed).map(momentText);
            expect(faults, [`npm run chaos -- --seed ${seed}`, ...moments].join("\n")).to.deep.equal([]);
        });
    }
});
