import { expect } from "chai";
import { faultDrawer, type Fault } from "../../faults/draw";

function drawn(seed: number, rate: number, count: number, name = "create a"): readonly (Fault | undefined)[] {
    const draw = faultDrawer({ seed, rate });
    return Array.from({ length: count }, () => draw(name));
}

describe("the faults of a seed", () => {
    it("are the same each time, and others for another seed or call", () => {
        expect(drawn(7, 0.5, 50)).to.deep.equal(drawn(7, 0.5, 50));
        expect(drawn(7, 0.5, 50)).not.to.deep.equal(drawn(8, 0.5, 50));
        expect(drawn(7, 0.5, 50)).not.to.deep.equal(drawn(7, 0.5, 50, "create b"));
    });

    it("do not depend on what else is called meanwhile", () => {
        const draw = faultDrawer({ seed: 7, rate: 0.5 });
        const mixed = Array.from({ length: 50 }, (_, index) => {
            draw(`create other-${index}`);
            return draw("create a");
        });
        expect(mixed).to.deep.equal(drawn(7, 0.5, 50));
    });

    it("are as many as they are to be, of every kind", () => {
        const all = drawn(1, 0.2, 5000);
        const count = (fault: Fault | undefined): number => all.filter((one) => one === fault).length;
        expect(count(undefined)).to.be.within(3850, 4150);
        expect(count("throttled")).to.be.within(400, 600);
        expect(count("timeout")).to.be.within(140, 260);
        expect(count("lost")).to.be.within(220, 380);
        expect(drawn(1, 0, 100).every((fault) => fault === undefined)).to.equal(true);
    });
});
