import { expect } from "chai";
import { Pacing } from "../../../../automation/sweep/aws/pacing";
import { exitCodes } from "../../../../automation/system/errors";
import { rejection } from "./fakeAws";

describe("the pacing of a run", () => {
    it("waits between half and all of a pause that doubles with each attempt", async () => {
        const pacing = new Pacing({ pause: 40 });
        for (const [attempt, longest] of [
            [1, 40],
            [2, 80],
        ] as const) {
            const begin = performance.now();
            expect(await pacing.wait(attempt)).to.equal(true);
            expect(performance.now() - begin).to.be.greaterThan(longest / 2 - 2);
        }
    });

    it("does not wait beyond its deadline", async () => {
        const pacing = new Pacing({ pause: 5000, deadline: 1000 });
        const begin = performance.now();
        expect(await pacing.wait(1)).to.equal(false);
        expect(performance.now() - begin).to.be.lessThan(500);
    });

    it("ends a pause when the run is cancelled", async () => {
        const controller = new AbortController();
        const pacing = new Pacing({ pause: 60_000, deadline: 600_000, signal: controller.signal });
        setTimeout(() => {
            controller.abort();
        }, 20);
        expect(await rejection(pacing.wait(1))).to.include({ exitCode: exitCodes.cancelled });
        expect(() => {
            pacing.check();
        }).to.throw("Cancelled.");
    });

    it("aborts a call at the deadline, or when the run is cancelled", async () => {
        const late = new Pacing({ deadline: 20 }).callSignal();
        await new Promise((resolve) => setTimeout(resolve, 60));
        expect(late.aborted).to.equal(true);
        const controller = new AbortController();
        const signal = new Pacing({ signal: controller.signal }).callSignal();
        expect(signal.aborted).to.equal(false);
        controller.abort();
        expect(signal.aborted).to.equal(true);
    });

    it("counts the seconds since it began", () => {
        expect(new Pacing({}).elapsed).to.equal(0);
    });
});
