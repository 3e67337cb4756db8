import { expect } from "chai";
import * as fc from "fast-check";
import {
    compareVersions,
    isRecentEnough,
    oldestVersion,
    pinnedVersion,
} from "../../../../automation/engine/install/engineVersion";

const version = fc.tuple(fc.nat(5), fc.nat(300), fc.nat(30)).map((parts) => parts.join("."));

describe("the versions of an engine", () => {
    it("are compared by numbers, whatever is around them", () => {
        expect(compareVersions("3.99.0", "3.100.0")).to.be.lessThan(0);
        expect(compareVersions("v3.220.0", "3.220.0-alpha")).to.equal(0);
        expect(compareVersions("unknown", "0.0.0")).to.be.lessThan(0);
    });

    it("have one order", () => {
        fc.assert(
            fc.property(version, version, version, (a, b, c) => {
                expect(Math.sign(compareVersions(a, b))).to.equal(-Math.sign(compareVersions(b, a)) + 0);
                if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) {
                    expect(compareVersions(a, c)).to.be.at.most(0);
                }
            }),
        );
    });

    it("can be used from the oldest one on, below the next major version", () => {
        for (const usable of [oldestVersion, pinnedVersion, "3.999.0"])
            expect(isRecentEnough(usable), usable).to.equal(true);
        for (const other of ["3.219.9", "4.0.0", "2.300.0", "none"])
            expect(isRecentEnough(other), other).to.equal(false);
    });
});
