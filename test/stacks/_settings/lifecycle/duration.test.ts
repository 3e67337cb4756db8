import { expect } from "chai";
import fc from "fast-check";
import { formatDuration, parseDuration } from "../../../../stacks/_settings/lifecycle/duration";

describe("a duration", () => {
    it("is read as it is written, down to the minute and the two greatest units", () => {
        fc.assert(
            fc.property(fc.nat(10_000), (minutes) => {
                const text = formatDuration(minutes * 60_000);
                const back = (parseDuration(text) ?? NaN) / 60_000;
                expect(back).to.be.at.most(minutes);
                expect(minutes - back).to.be.lessThan(60);
            }),
        );
        expect(parseDuration("1w2d")).to.equal(9 * 86_400_000);
    });

    it("has a unit, and no sign", () => {
        for (const text of ["3", "3 d", "-3d", "3y", "d", "1.5h"]) {
            expect(parseDuration(text), text).to.equal(undefined);
        }
    });

    it("is shown in its two greatest units", () => {
        const minute = 60_000;
        expect(formatDuration(0)).to.equal("0m");
        expect(formatDuration(59_999)).to.equal("0m");
        expect(formatDuration(90 * minute)).to.equal("1h30m");
        expect(formatDuration(36 * 60 * minute)).to.equal("1d12h");
        expect(formatDuration((24 * 60 + 5) * minute)).to.equal("1d");
        expect(formatDuration(-minute)).to.equal("0m");
    });
});
