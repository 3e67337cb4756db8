import { expect } from "chai";
import fc from "fast-check";
import { parsePoint } from "../../../../stacks/_settings/lifecycle/point";

const berlin = "Europe/Berlin";

function point(text: string, now = "2026-11-20T15:00:00Z", zone = berlin): string | undefined {
    return parsePoint(text, new Date(now), zone)?.toISOString();
}

describe("a point of time", () => {
    const told = [
        ["18:00", "2026-11-20T17:00:00.000Z"],
        ["9:00", "2026-11-21T08:00:00.000Z"],
        ["16:00", "2026-11-21T15:00:00.000Z"],
        ["2d", "2026-11-22T15:00:00.000Z"],
        ["1d12h", "2026-11-22T03:00:00.000Z"],
        ["2026-11-30", "2026-11-30T23:00:00.000Z"],
        ["2026-11-30T18:00", "2026-11-30T17:00:00.000Z"],
        ["2026-11-30T18:00Z", "2026-11-30T18:00:00.000Z"],
        ["2026-11-30T18:00:00+05:30", "2026-11-30T12:30:00.000Z"],
    ] as const;
    for (const [text, at] of told) {
        it(`can be told as ${text}`, () => {
            expect(point(text)).to.equal(at);
        });
    }

    for (const text of [
        "",
        "soon",
        "25:00",
        "18:60",
        "2026-02-30",
        "2026-13-01",
        "2026-11-30T24:30",
        "-2d",
    ]) {
        it(`is not ${JSON.stringify(text)}`, () => {
            expect(point(text)).to.equal(undefined);
        });
    }

    it("is on the clocks of the zone that is asked about", () => {
        expect(point("18:00", undefined, "America/New_York")).to.equal("2026-11-20T23:00:00.000Z");
    });

    it("is still shown by the clocks when they were changed in between", () => {
        expect(point("18:00", "2026-10-24T20:00:00Z")).to.equal("2026-10-25T17:00:00.000Z");
        expect(point("2:30", "2026-03-28T20:00:00Z")).to.equal("2026-03-29T01:30:00.000Z");
    });

    it("lies ahead, at most a day and an hour if only a clock time is told", () => {
        const times = fc.date({
            min: new Date("2020-01-01T00:00:00Z"),
            max: new Date("2040-01-01T00:00:00Z"),
            noInvalidDate: true,
        });
        fc.assert(
            fc.property(times, fc.nat(23), fc.nat(59), (now, hour, minute) => {
                const text = `${hour}:${minute.toString().padStart(2, "0")}`;
                const ahead = (parsePoint(text, now, berlin)?.getTime() ?? 0) - now.getTime();
                expect(ahead).to.be.greaterThan(0);
                expect(ahead).to.be.at.most(25 * 3_600_000);
            }),
        );
    });
});
