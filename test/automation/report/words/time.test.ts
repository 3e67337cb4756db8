import { expect } from "chai";
import { agoText, durationText } from "../../../../automation/report/words/time";

describe("time", () => {
    it("must say durations in the two units that matter", () => {
        const seconds = [0.04, 9.94, 9.96, 59.4, 59.6, 125, 3780];
        expect(seconds.map(durationText)).to.deep.equal([
            "0.0 s",
            "9.9 s",
            "10 s",
            "59 s",
            "1 m 00 s",
            "2 m 05 s",
            "1 h 03 m",
        ]);
    });

    it("must say how long ago a time was, and after a month its date", () => {
        const now = new Date("2026-03-10T12:00:00Z");
        const times = [
            "2026-03-10T12:00:20Z",
            "2026-03-10T11:59:30Z",
            "2026-03-10T11:55:00Z",
            "2026-03-10T10:00:00Z",
        ];
        expect(times.map((at) => agoText(at, now))).to.deep.equal([
            "just now",
            "just now",
            "5 min ago",
            "2 h ago",
        ]);
        expect(agoText("2026-03-07T11:00:00Z", now)).to.equal("3 d ago");
        expect(agoText("2025-12-24T18:00:00Z", now)).to.equal("2025-12-24");
        expect(agoText("who knows", now)).to.equal("who knows");
    });
});
