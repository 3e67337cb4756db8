// Covers: parseFaults.ts
import { expect } from "chai";
import { parseDrainTimeout, parseGrace } from "../../../../automation/commands/common/durationOption";
import { parseFaults } from "../../../../automation/commands/common/parseFaults";
import { CakeError } from "../../../../automation/system/errors";

describe("a duration on the command line", () => {
    it("is in seconds, or in what settings are in", () => {
        expect(parseGrace("30s")).to.equal(30_000);
        expect(parseGrace("5m")).to.equal(300_000);
        expect(parseDrainTimeout("1h")).to.equal(3_600_000);
    });

    it("may be nothing for a grace, but not for a drain", () => {
        expect(parseGrace("0s")).to.equal(0);
        expect(() => parseDrainTimeout("0s")).to.throw('--drain-timeout "0s" is not a duration.');
    });

    for (const text of ["", "soon", "-1m", "10", "1.5h"]) {
        it(`is not ${JSON.stringify(text)}`, () => {
            expect(() => parseGrace(text))
                .to.throw(CakeError, `--grace ${JSON.stringify(text)} is not a duration.`)
                .with.property("exitCode", 2);
            expect(() => parseDrainTimeout(text)).to.throw(/^--drain-timeout .* is not a duration\.$/);
        });
    }
});

describe("faults on the command line", () => {
    it("are a seed and a share of the calls", () => {
        expect(parseFaults("7:0.1")).to.deep.equal({ seed: 7, rate: 0.1 });
        expect(parseFaults("0:.5")).to.deep.equal({ seed: 0, rate: 0.5 });
        expect(parseFaults("12:1")).to.deep.equal({ seed: 12, rate: 1 });
    });

    for (const text of ["", "often", "7", "7:2", "7:-0.1", "x:0.1", "1.5:0.1"]) {
        it(`are not ${JSON.stringify(text)}`, () => {
            expect(() => parseFaults(text))
                .to.throw(CakeError, `--faults ${JSON.stringify(text)} is not a seed and a rate.`)
                .with.property("exitCode", 2);
        });
    }
});
