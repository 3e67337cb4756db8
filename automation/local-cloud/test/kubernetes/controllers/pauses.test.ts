import { expect } from "chai";
import { Pauses } from "../../../kubernetes/controllers/pauses";

describe("Pauses of controllers", () => {
    it("are over once AWS has had its time, each for itself, and begin anew after that", async () => {
        const asked: number[] = [];
        let end = (): void => undefined;
        const pauses = new Pauses({
            wait: (seconds) => {
                asked.push(seconds);
                return new Promise((resolve) => {
                    end = resolve;
                });
            },
        });
        let calls = 0;
        const again = (): void => {
            calls += 1;
        };
        expect(pauses.isOver("one", 30, again)).to.equal(false);
        expect(pauses.isOver("one", 30, again)).to.equal(false);
        expect(asked).to.deep.equal([30]);
        end();
        await Promise.resolve();
        await Promise.resolve();
        expect(calls).to.equal(1);
        expect(pauses.isOver("two", 5, again)).to.equal(false);
        expect(pauses.isOver("one", 30, again)).to.equal(true);
        expect(pauses.isOver("one", 30, again)).to.equal(false);
        expect(asked).to.deep.equal([30, 5, 30]);
    });
});
