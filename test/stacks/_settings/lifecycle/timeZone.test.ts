import { expect } from "chai";
import fc from "fast-check";
import {
    dateIn,
    instantOf,
    isTimeZone,
    wallTime,
    zonedText,
} from "../../../../stacks/_settings/lifecycle/timeZone";

const berlin = "Europe/Berlin";
const zones = [berlin, "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe", "UTC"];

function instant(day: number, hour: number, minute: number, month = 3): string {
    return instantOf({ year: 2026, month, day, hour, minute }, berlin).toISOString();
}

describe("time zones", () => {
    it("are names of the IANA database", () => {
        for (const zone of zones) expect(isTimeZone(zone), zone).to.equal(true);
        for (const none of ["Europe/Berln", "", "Mars/Phobos", "+02:00", "Europe/../etc", "berlin time"]) {
            expect(isTimeZone(none), none).to.equal(false);
        }
    });

    it("give the time of an ordinary day", () => {
        expect(instant(2, 18, 0)).to.equal("2026-03-02T17:00:00.000Z");
        expect(zonedText(new Date("2026-07-02T16:00:00Z"), berlin)).to.equal(
            "2026-07-02 18:00 Europe/Berlin",
        );
    });

    it("move a time that spring leaves out behind the change", () => {
        expect(instant(29, 1, 59)).to.equal("2026-03-29T00:59:00.000Z");
        expect(instant(29, 2, 30)).to.equal("2026-03-29T01:30:00.000Z");
        expect(instant(29, 3, 0)).to.equal("2026-03-29T01:00:00.000Z");
    });

    it("take the first of two times that autumn shows twice", () => {
        expect(instant(25, 2, 30, 10)).to.equal("2026-10-25T00:30:00.000Z");
        expect(instant(25, 3, 0, 10)).to.equal("2026-10-25T02:00:00.000Z");
    });

    it("lead from what the clocks show back to an instant at which they show it", () => {
        const times = fc.date({
            min: new Date("2000-01-01T00:00:00Z"),
            max: new Date("2050-01-01T00:00:00Z"),
            noInvalidDate: true,
        });
        fc.assert(
            fc.property(times, fc.constantFrom(...zones), (at, zone) => {
                const wall = wallTime(at, zone);
                const back = instantOf(wall, zone);
                expect(wallTime(back, zone)).to.deep.equal(wall);
                expect(back.getTime()).to.be.at.most(at.getTime());
            }),
        );
    });

    it("have days of their own", () => {
        const at = new Date("2026-11-20T23:30:00Z");
        expect(dateIn(at, berlin)).to.deep.equal({ date: "2026-11-21", weekday: 6 });
        expect(dateIn(at, "America/Los_Angeles")).to.deep.equal({ date: "2026-11-20", weekday: 5 });
    });
});
