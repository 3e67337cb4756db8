// Covers: claim.ts, keepClaim.ts
import { expect } from "chai";
import fc from "fast-check";
import { SettingsError } from "../../../../stacks/_settings/load/errors";
import { claimText, readClaimText, type Claim } from "../../../../automation/cake/claims/claim";
import { claimed, isHeld, refuseOthers, renewed } from "../../../../automation/cake/claims/claimRules";
import { keepClaim, leaseEnd } from "../../../../automation/cake/claims/keepClaim";
import { CakeError } from "../../../../automation/system/errors";
import { told } from "../../../support/settingsProject";

const start = new Date("2026-11-20T08:00:00Z");
const hour = 3_600_000;

function at(hours: number): Date {
    return new Date(start.getTime() + hours * hour);
}

function view(hours: number): { environment: string; now: Date; zone: string } {
    return { environment: "dev-1", now: at(hours), zone: "Europe/Berlin" };
}

const adas = claimed(undefined, { who: "ada@example.org", for: "ticket 123", until: at(8) }, view(0));

function refusal(action: () => unknown): CakeError {
    try {
        action();
    } catch (error) {
        if (error instanceof CakeError) return error;
        throw error;
    }
    throw new Error("it was not refused");
}

describe("a claim", () => {
    it("keeps everybody else out, and says who holds the environment, for what and until when", () => {
        const refused = refusal(() => {
            refuseOthers(adas, "ben", view(5.5));
        });
        expect(refused.exitCode).to.equal(5);
        expect(refused.message).to.equal(
            'dev-1 is held by ada@example.org for "ticket 123" until 2026-11-20 17:00 Europe/Berlin (2h30m left).',
        );
        expect(refused.remedy).to.match(/--take --because/);
        refuseOthers(adas, "Ada@Example.org", view(5.5));
    });

    it("ends by itself, at any jump of the clock", () => {
        fc.assert(
            fc.property(fc.integer({ min: -1000, max: 1000 }), (hours) => {
                expect(isHeld(adas, at(hours))).to.equal(hours < 8);
            }),
        );
        const bens = claimed(adas, { who: "ben", for: "x", until: at(10) }, view(8));
        expect(bens)
            .to.include({ who: "ben", since: "2026-11-20T16:00:00Z" })
            .and.not.to.have.property("taken");
    });

    it("that is taken over says from whom and why", () => {
        const taken = claimed(adas, { who: "ben", for: "demo", until: at(9), because: "demo at 3" }, view(1));
        expect(taken).to.deep.include({
            who: "ben",
            taken: { from: "ada@example.org", because: "demo at 3" },
        });
        expect(
            claimed(undefined, { who: "ben", for: "x", until: at(9), because: "y" }, view(1)),
        ).not.to.have.property("taken");
    });

    it("goes on when its holder claims again", () => {
        const again = claimed(adas, { who: "ada@example.org", for: "other", until: at(20) }, view(2));
        expect(again).to.deep.equal({
            ...adas,
            for: "other",
            renewed: "2026-11-20T10:00:00Z",
            until: "2026-11-21T04:00:00Z",
        });
    });

    it("is renewed by its holder only, also after its end, and never becomes shorter", () => {
        expect(refusal(() => renewed(adas, "ben", at(20), view(1))).exitCode).to.equal(5);
        expect(refusal(() => renewed(adas, "ben", at(20), view(9))).message).to.match(/not claimed by you/);
        expect(refusal(() => renewed(undefined, "ben", at(20), view(9))).remedy).to.match(/--for/);
        expect(renewed(adas, "ada@example.org", at(2), view(1)).until).to.equal(adas.until);
        expect(renewed(adas, "ada@example.org", at(30), view(20)).until).to.equal("2026-11-21T14:00:00Z");
    });

    it("stays sound though the clock goes back before it began", () => {
        const back = renewed(adas, "ada@example.org", at(-20), view(-30));
        expect(Date.parse(back.since)).to.be.lessThan(Date.parse(back.until));
        const ended = renewed(
            { ...adas, until: "2026-11-20T08:00:01Z" },
            "ada@example.org",
            at(-20),
            view(-30),
        );
        expect(Date.parse(ended.since)).to.be.lessThan(Date.parse(ended.until));
    });

    it("reads as it was written, whatever is said in it", () => {
        const text = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" });
        fc.assert(
            fc.property(text, text, fc.boolean(), (who, purpose, keep) => {
                const claim: Claim = { ...adas, who, for: purpose, ...(keep ? { keep } : {}) };
                expect(readClaimText("dev-1", claimText("dev-1", claim))).to.deep.equal(claim);
            }),
        );
    });

    it("that is damaged is reported with the place of everything that is wrong", () => {
        const problems = (text: string): readonly string[] => {
            try {
                readClaimText("dev-1", text);
            } catch (error) {
                if (error instanceof SettingsError) return told(error.problems);
            }
            return [];
        };
        expect(problems("who: ada\nsince: 2026-11-20T08:00:00Z\nuntil: soon\nwhy: x\n")).to.deep.equal([
            "stacks/dev-1/claim.yaml:1:1 for: is missing",
            "stacks/dev-1/claim.yaml:3:1 until: must be a time such as 2026-11-30T18:00:00Z, not `soon`",
            "stacks/dev-1/claim.yaml:4:1 why: does not belong here",
        ]);
        expect(problems("who: [\n")[0]).to.match(/^stacks\/dev-1\/claim\.yaml:\d+:\d+ : this is not YAML/);
        expect(
            problems("who: a\nfor: b\nsince: 2026-11-20T08:00:00Z\nuntil: 2026-11-19T08:00:00Z\n"),
        ).to.deep.equal(["stacks/dev-1/claim.yaml:1:1 : ends before it begins"]);
    });
});

describe("the claim of whoever deploys", () => {
    it("is left alone while it holds long enough", () => {
        expect(leaseEnd(adas, at(7.5))).to.equal(undefined);
        expect(leaseEnd(adas, at(7.9))?.toISOString()).to.equal("2026-11-20T16:54:00.000Z");
        expect(leaseEnd(adas, at(100))).to.deep.equal(at(101));
    });

    it("is renewed again and again while the run goes on, though the clock jumps, and no more after it", async () => {
        let now = at(7.9);
        const ends: string[] = [];
        const stop = keepClaim(
            {
                claim: adas,
                now: () => now,
                renew: (until) => {
                    ends.push(until.toISOString());
                    return Promise.resolve({ ...adas, until: until.toISOString() });
                },
                onFailure: (error) => {
                    throw error;
                },
            },
            5,
        );
        const pass = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 40));
        await pass();
        now = at(30);
        await pass();
        now = at(2);
        await pass();
        await stop();
        now = at(90);
        await pass();
        expect(ends).to.deep.equal([at(8.9).toISOString(), at(31).toISOString()]);
    });

    it("may fail to be renewed without harm to the run", async () => {
        const failures: unknown[] = [];
        const stop = keepClaim(
            {
                claim: adas,
                now: () => at(9),
                renew: () => Promise.reject(new Error("no network")),
                onFailure: (error) => failures.push(error),
            },
            1000,
        );
        await stop();
        expect(failures).to.have.length(1);
    });
});
