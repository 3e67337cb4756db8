import { expect } from "chai";
import {
    endOf,
    purposeOf,
    refuseMixed,
    type ClaimOptions,
} from "../../../../automation/commands/team/claimOptions";
import { CakeError } from "../../../../automation/system/errors";

const now = new Date("2026-11-30T10:00:00Z");
const view = { environment: "dev-1", now, zone: "Europe/Berlin" };

function options(more: Partial<ClaimOptions>): ClaimOptions {
    return { keep: false, renew: false, release: false, take: false, ...more };
}

describe("the options of a claim", () => {
    for (const mixed of [
        { renew: true, release: true },
        { renew: true, for: "a test" },
        { renew: true, keep: true },
        { release: true, until: "2d" },
        { release: true, take: true },
    ]) {
        it(`cannot be combined: ${Object.keys(mixed).join(" and ")}`, () => {
            expect(() => {
                refuseMixed(options(mixed));
            })
                .to.throw(CakeError, /^--(renew|release) .*cannot be combined/)
                .with.property("exitCode", 2);
        });
    }

    it("can be combined otherwise", () => {
        refuseMixed(options({ renew: true, until: "2d" }));
        refuseMixed(options({ for: "a test", keep: true, take: true, because: "urgent" }));
        refuseMixed(options({ release: true }));
    });

    it("have a purpose, which a takeover's reason can be", () => {
        expect(purposeOf(options({ for: " ticket 123 " }))).to.equal("ticket 123");
        expect(purposeOf(options({ because: "urgent" }))).to.equal("urgent");
        expect(() => purposeOf(options({}))).to.throw("A claim needs a purpose.");
        for (const text of ["two\nlines", "x".repeat(201)]) {
            expect(() => purposeOf(options({ for: text }))).to.throw("--for takes one line of at most 200");
        }
    });

    it("have an end: in eight hours, or a time, a duration or a date on the clocks of the environment", () => {
        expect(endOf(undefined, view).toISOString()).to.equal("2026-11-30T18:00:00.000Z");
        expect(endOf("18:00", view).toISOString()).to.equal("2026-11-30T17:00:00.000Z");
        expect(endOf("2d", view).toISOString()).to.equal("2026-12-02T10:00:00.000Z");
    });

    for (const [until, why] of [
        ["soon", "is not a time, a date or a duration"],
        ["2026-11-29", "is in the past"],
        ["5w", "is more than a month ahead"],
    ] as const) {
        it(`have no end that ${why}: ${until}`, () => {
            expect(() => endOf(until, view))
                .to.throw(CakeError, `--until ${JSON.stringify(until)} ${why}.`)
                .with.property("exitCode", 2);
        });
    }
});
