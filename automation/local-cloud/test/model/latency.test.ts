import { expect } from "chai";
import { realisticFactor, realisticLatency } from "../../model/latency";
import { inCall } from "../../protocol/callScope";

describe("the local cloud's latency", () => {
    it("is AWS's, a minute to a second", async () => {
        const before = performance.now();
        await realisticLatency.wait(0.05 * realisticFactor);
        expect(performance.now() - before).to.be.within(45, 1000);
    });

    it("ends when the engine is cancelled, so that what was begun gets finished", async () => {
        const cancellation = new AbortController();
        const done = inCall(cancellation.signal, () => realisticLatency.wait(3600));
        cancellation.abort();
        await done;
    });
});
