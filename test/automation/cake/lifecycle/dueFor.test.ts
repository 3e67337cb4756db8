// Covers: resourceHours.ts
import { expect } from "chai";
import fc from "fast-check";
import { dueFor, type LifecycleFacts } from "../../../../automation/cake/lifecycle/dueFor";
import { activityOf } from "../../../../automation/cake/lifecycle/factReader";
import { hoursAsleep } from "../../../../automation/cake/lifecycle/resourceHours";
import { kinds } from "../../../../stacks/_settings/load/kinds";

const deployed = { network: { at: "2026-11-18T08:00:00Z", resources: 26 } };
const usual: LifecycleFacts = {
    environment: "sandbox-a",
    kind: "sandbox",
    isProtected: false,
    lifecycle: { teardown: "nightly", wake: "workdays", timezone: "Europe/Berlin" },
    deployed,
    activity: new Date("2026-11-18T08:00:00Z"),
};
const claim = { who: "ada", for: "a demo", since: "2026-11-19T08:00:00Z", until: "2026-11-22T08:00:00Z" };
const asleep = {
    since: "2026-11-19T19:00:00Z",
    why: "schedule",
    layers: { network: { resources: 26 } },
} as const;

// Thursday evening and Friday morning in Berlin.
const evening = "2026-11-19T19:00:00Z";
const morning = "2026-11-20T05:00:00Z";

function lifecycle(more: Partial<LifecycleFacts["lifecycle"]>): Partial<LifecycleFacts> {
    return { lifecycle: { ...usual.lifecycle, ...more } };
}

function decision(action: "teardown" | "wake", more: Partial<LifecycleFacts>, now: string): string {
    const { due, reason } = dueFor(action, { ...usual, ...more }, new Date(now), new Set(["2026-12-25"]));
    return `${due ? "due" : "stays"}: ${reason}`;
}

describe("what is due in the evening", () => {
    const table: readonly (readonly [string, Partial<LifecycleFacts>, string, RegExp])[] = [
        ["goes every night", {}, evening, /^due: every night$/],
        ["stays where nothing is deployed", { deployed: {} }, evening, /^stays: it is not deployed/],
        [
            "goes where only the state knows of it",
            { deployed: {}, unrecorded: ["network"] },
            evening,
            /^due: every night; in its state, but not recorded: network$/,
        ],
        [
            "stays while something runs on it",
            { running: "up runs, by ben" },
            evening,
            /^stays: up runs, by ben$/,
        ],
        [
            "stays where it is protected",
            { isProtected: true, kind: "production" },
            evening,
            /^stays: it is protected/,
        ],
        [
            "stays where it is never torn down",
            lifecycle({ teardown: "never" }),
            evening,
            /^stays: it is never/,
        ],
        [
            "stays on weekdays where only weekends are said",
            lifecycle({ teardown: "weekends" }),
            evening,
            /^stays: it is only/,
        ],
        [
            "goes on Friday evening",
            lifecycle({ teardown: "weekends" }),
            "2026-11-20T19:00:00Z",
            /^due: over the weekend$/,
        ],
        ["goes in the night to Sunday", lifecycle({ teardown: "weekends" }), "2026-11-22T02:00:00Z", /^due/],
        ["stays on Sunday evening", lifecycle({ teardown: "weekends" }), "2026-11-22T19:00:00Z", /^stays/],
        [
            "stays until the day it is kept for is over",
            lifecycle({ keepUntil: "2026-11-19" }),
            "2026-11-19T22:59:00Z",
            /^stays: it is kept until 2026-11-20 00:00/,
        ],
        ["goes after that day", lifecycle({ keepUntil: "2026-11-19" }), "2026-11-19T23:00:00Z", /^due/],
        [
            "stays while its holder keeps it",
            { claim: { ...claim, keep: true } },
            evening,
            /^stays: kept by ada for "a demo"/,
        ],
        ["goes when the claim is over", { claim: { ...claim, keep: true } }, "2026-11-22T08:00:00Z", /^due/],
        ["goes though somebody holds it without keeping it", { claim }, evening, /^due: every night$/],
        [
            "goes when its ttl is over, also where it is never torn down",
            lifecycle({ teardown: "never", ttl: "1d" }),
            evening,
            /^due: its ttl of 1d was over at 2026-11-19 09:00 Europe\/Berlin$/,
        ],
        ["stays until then", lifecycle({ teardown: "never", ttl: "2d" }), evening, /^stays/],
        [
            "stays where nobody knows when it was used",
            { ...lifecycle({ teardown: "never", ttl: "1m" }), activity: undefined as never },
            evening,
            /^stays/,
        ],
    ];
    for (const [what, facts, now, expected] of table) {
        it(`an environment ${what}`, () => {
            const { activity, ...others } = { ...usual, ...facts };
            const given = activity === undefined ? others : { ...others, activity };
            const { due, reason } = dueFor("teardown", given, new Date(now), new Set());
            expect(`${due ? "due" : "stays"}: ${reason}`).to.match(expected);
        });
    }

    it("is on the clocks of the environment", () => {
        const friday = lifecycle({ teardown: "weekends", timezone: "Pacific/Auckland" });
        expect(decision("teardown", friday, "2026-11-20T06:00:00Z")).to.match(/^due/);
        expect(decision("teardown", lifecycle({ teardown: "weekends" }), "2026-11-20T06:00:00Z")).to.match(
            /^stays/,
        );
    });

    it("is never what is protected, whatever else is said", () => {
        const any = fc.record({
            kind: fc.constantFrom(...kinds),
            teardown: fc.constantFrom("nightly" as const, "weekends" as const),
            now: fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        });
        fc.assert(
            fc.property(any, ({ kind, teardown, now }) => {
                const facts = { ...usual, ...lifecycle({ teardown, ttl: "1m" }), kind, isProtected: true };
                expect(dueFor("teardown", facts, now, new Set()).due).to.equal(false);
            }),
        );
    });

    it("is the same however the clock jumped before", () => {
        const times = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 });
        fc.assert(
            fc.property(times, (minutes) => {
                const nows = minutes.map((one) => new Date(Date.parse(evening) + one * 60_000));
                const ttl = { ...usual, ...lifecycle({ teardown: "never", ttl: "3d" }) };
                for (const now of nows) {
                    const isOver = now.getTime() >= Date.parse("2026-11-21T08:00:00Z");
                    expect(dueFor("teardown", ttl, now, new Set()).due).to.equal(isOver);
                }
            }),
        );
    });
});

describe("what is due in the morning", () => {
    const gone = { asleep, deployed: {} };
    const table: readonly (readonly [string, Partial<LifecycleFacts>, string, RegExp])[] = [
        ["comes back on a workday", gone, morning, /^due: it was up until 2026-11-19$/],
        ["stays where it was not torn down by schedule", { deployed: {} }, morning, /^stays: it was not/],
        [
            "stays where somebody brought it up already",
            { asleep, deployed: { network: { at: morning, resources: 26 } } },
            morning,
            /^stays: it is up/,
        ],
        [
            "comes back where its teardown failed half way",
            { asleep, deployed: { network: { at: morning, resources: 3, partial: true } } },
            morning,
            /^due/,
        ],
        ["stays on a Saturday", gone, "2026-11-21T05:00:00Z", /^stays: 2026-11-21 is not a workday$/],
        ["stays on a holiday", gone, "2026-12-25T05:00:00Z", /^stays: 2026-12-25 is a holiday$/],
        [
            "stays where it is never woken",
            { ...gone, ...lifecycle({ wake: "never" }) },
            morning,
            /^stays: it is never woken$/,
        ],
        [
            "stays when its ttl is over",
            { ...gone, ...lifecycle({ ttl: "1d" }) },
            morning,
            /^stays: its ttl is over$/,
        ],
        [
            "stays where its ttl was why it went",
            { ...gone, asleep: { ...asleep, why: "ttl" } },
            morning,
            /^stays: its ttl/,
        ],
        ["stays while something runs on it", { ...gone, running: "up runs" }, morning, /^stays: up runs$/],
        [
            "stays where it has been protected since",
            { ...gone, isProtected: true },
            morning,
            /^stays: it is protected/,
        ],
    ];
    for (const [what, facts, now, expected] of table) {
        it(`an environment ${what}`, () => {
            expect(decision("wake", facts, now)).to.match(expected);
        });
    }

    it("is by the date in the environment's time zone", () => {
        const monday = "2026-11-22T21:00:00Z";
        expect(
            decision("wake", { ...gone, ...lifecycle({ timezone: "Pacific/Auckland" }) }, monday),
        ).to.match(/^due/);
        expect(decision("wake", gone, monday)).to.match(/^stays: 2026-11-22 is not a workday/);
    });
});

describe("when an environment was last used", () => {
    const last = { network: { verb: "up", result: "succeeded", at: "2026-11-19T08:00:00Z" } };

    it("is its last up, claim or renewal", () => {
        const at = (more: object): string | undefined =>
            activityOf({ deployed, last: {}, claim: undefined, record: {}, ...more })?.toISOString();
        expect(at({})).to.equal("2026-11-18T08:00:00.000Z");
        expect(at({ last })).to.equal("2026-11-19T08:00:00.000Z");
        expect(at({ claim: { ...claim, renewed: "2026-11-20T08:00:00Z" } })).to.equal(
            "2026-11-20T08:00:00.000Z",
        );
        expect(at({ deployed: {} })).to.equal(undefined);
    });

    it("is not when it was woken", () => {
        const woken = {
            from: "2026-11-18T07:59:00Z",
            to: "2026-11-18T08:01:00Z",
            activity: "2026-11-10T08:00:00Z",
        };
        const traces = { deployed, last: {}, claim: undefined, record: { woken } };
        expect(activityOf(traces)?.toISOString()).to.equal("2026-11-10T08:00:00.000Z");
    });
});

describe("what a teardown saves", () => {
    const hours = (
        now: string,
        more: Partial<LifecycleFacts["lifecycle"]> = {},
        holidays: readonly string[] = [],
    ) => hoursAsleep({ lifecycle: { ...usual.lifecycle, ...more } }, new Date(now), new Set(holidays));

    it("lasts until the next morning of work", () => {
        expect(hours(evening)).to.equal(11);
        expect(hours("2026-11-20T19:00:00Z")).to.equal(11 + 48);
        expect(hours(evening, {}, ["2026-11-20"])).to.equal(11 + 72);
        expect(hours(evening, { wake: "never" })).to.equal(24);
    });

    it("counts the hour that a change of the clocks takes or gives", () => {
        expect(hours("2026-10-23T18:00:00Z")).to.equal(11 + 48 + 1);
        expect(hours("2026-03-27T19:00:00Z")).to.equal(11 + 48 - 1);
    });
});
