import { expect } from "chai";
import { claimOutcomeText, claimsText } from "../../../../automation/report/text/claimsText";
import { plain } from "./plain";

const now = new Date("2026-11-30T10:00:00Z");
const view = { environment: "dev-1", now, zone: "Europe/Berlin" };
const claim = { who: "ada", for: "a test", since: "2026-11-30T09:00:00Z", until: "2026-11-30T17:00:00Z" };
const outcome = { environment: "dev-1", who: "ada", notices: [] };

describe("the text of a claim", () => {
    it("says who holds the environment, for what and until when", () => {
        expect(claimOutcomeText({ ...outcome, action: "claimed", claim }, view)).to.equal(
            'dev-1 is claimed by ada for "a test" until 2026-11-30 18:00 Europe/Berlin.\n',
        );
    });

    it("says from whom it was taken over, and that it stays overnight", () => {
        const taken = { ...claim, keep: true, taken: { from: "ben", because: "urgent" } } as const;
        expect(claimOutcomeText({ ...outcome, action: "taken over", claim: taken }, view)).to.match(
            /^dev-1 is taken over from ben by ada .* Europe\/Berlin, also overnight\.\n$/,
        );
    });

    it("says that the environment is free", () => {
        expect(claimOutcomeText({ ...outcome, action: "released" }, view)).to.equal("dev-1 is free again.\n");
        expect(claimOutcomeText({ ...outcome, action: "unchanged" }, view)).to.equal("Nobody holds dev-1.\n");
    });
});

describe("the table of claims", () => {
    it("has a row for each claim, ended and unreadable ones too", () => {
        const text = claimsText(
            [
                { environment: "dev-1", state: "held", zone: "Europe/Berlin", ...claim },
                { environment: "dev-2", state: "ended", zone: "UTC", ...claim, who: "ben\u001b" },
                { environment: "dev-3", state: "unreadable", problem: "claim.yaml:1: is missing" },
            ],
            plain,
            now,
        );
        expect(text).to.match(/dev-1 +ada +1 h ago +2026-11-30 18:00 Europe\/Berlin +7h +a test\n/);
        expect(text).to.match(/dev-2 .* ended +a test\n/);
        expect(text).to.match(/dev-3 +cannot be read .*claim\.yaml:1: is missing\n/);
        expect(text).not.to.contain("\u001b");
    });

    it("says that nobody holds anything", () => {
        expect(claimsText([], plain, now)).to.equal("Nobody holds any environment.\n");
    });
});
