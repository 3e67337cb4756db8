import { expect } from "chai";
import { lifecycleSettings } from "../../../../stacks/_settings/lifecycle/lifecycleSettings";

const valid = { teardown: "nightly", wake: "workdays", timezone: "Europe/Berlin" };

function problems(more: object): readonly string[] {
    const result = lifecycleSettings.safeParse({ ...valid, ...more });
    return result.success
        ? []
        : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("lifecycleSettings", () => {
    it("take a schedule with a time zone, and optionally a ttl and a date to keep it until", () => {
        expect(problems({})).to.deep.equal([]);
        expect(problems({ ttl: "3d", keepUntil: "2026-12-24" })).to.deep.equal([]);
        expect(problems({ keepUntil: "2026-12-24T18:00" })).to.deep.equal([]);
    });

    it("refuse a time zone that does not exist, and an offset", () => {
        const message = "timezone: must be a time zone of the IANA database, such as Europe/Berlin";
        expect(problems({ timezone: "Europe/Berln" })).to.deep.equal([message]);
        expect(problems({ timezone: "+02:00" })).to.deep.equal([message]);
    });

    it("refuse a ttl of zero, or without a unit", () => {
        expect(problems({ ttl: "0d" })).to.deep.equal(["ttl: must be longer than zero"]);
        expect(problems({ ttl: "3" })).to.deep.equal(["ttl: must be a duration such as 12h, 3d or 2w"]);
    });

    it("refuse a date that the calendar does not have, and unknown keys", () => {
        expect(problems({ keepUntil: "2026-02-30" })).to.have.length(1);
        expect(problems({ keep: "2026-02-01" })).to.have.length(1);
    });
});
