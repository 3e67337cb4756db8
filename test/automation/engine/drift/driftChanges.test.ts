import { expect } from "chai";
import { driftChanges } from "../../../../automation/engine/drift/driftChanges";
import type { Step } from "../../../../automation/engine/events/events";

const secret = {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    ciphertext: "[secret]",
};

type Values = Readonly<Record<string, unknown>>;
/** Inputs, then outputs; without outputs those are the inputs. */
type Side = readonly [inputs: Values, outputs?: Values];

function refreshed(recorded: Side, real: Side, more: Partial<Step> = {}): Step {
    const state = ([inputs, outputs = inputs]: Side) => ({ id: "i-1", inputs, outputs });
    return {
        op: "update",
        urn: "urn:pulumi:dev::network::test:index:Thing::a",
        type: "test:index:Thing",
        old: state(recorded),
        new: state(real),
        ...more,
    };
}

const differs = { diffKind: "update", inputDiff: true } as const;
const asIs = (text: string): string => text;

function properties(step: Step, redact = asIs): unknown {
    return driftChanges([step], redact)[0]?.properties;
}

describe("driftChanges", () => {
    it("leads from what is recorded to what is real", () => {
        const step = refreshed([{ tags: { a: "1", b: "2" } }], [{ tags: { a: "3", c: "4" } }], {
            detailedDiff: {
                "tags.a": differs,
                "tags.b": { diffKind: "delete", inputDiff: true },
                "tags.c": { diffKind: "add", inputDiff: true },
            },
        });
        expect(properties(step)).to.deep.equal([
            { path: "tags.a", kind: "update", old: "1", new: "3", replaces: false },
            { path: "tags.b", kind: "delete", old: "2", replaces: false },
            { path: "tags.c", kind: "add", new: "4", replaces: false },
        ]);
    });

    it("tells what is gone outside, with its id", () => {
        const [change] = driftChanges([refreshed([{ a: 1 }], [{}], { op: "delete", new: null })], asIs);
        expect(change).to.deep.include({ operation: "delete", id: "i-1", properties: [] });
    });

    it("replaces nothing: that is what an up would do about it", () => {
        const step = refreshed([{ zone: "a" }], [{ zone: "b" }], {
            keys: ["zone"],
            detailedDiff: { zone: { ...differs, diffKind: "update-replace" } },
        });
        expect(properties(step)).to.deep.equal([
            { path: "zone", kind: "update", old: "a", new: "b", replaces: false },
        ]);
    });

    it("shows outputs if the difference is only in those", () => {
        const detailedDiff = { size: { diffKind: "update", inputDiff: false } };
        const given = refreshed([{ name: "x" }, { size: 1 }], [{ name: "x" }, { size: 2 }], { detailedDiff });
        const expected = [{ path: "size", kind: "update", old: 1, new: 2, replaces: false }];
        expect(properties(given)).to.deep.equal(expected);
        const sameInputs = refreshed([{ size: 1 }, { size: 1 }], [{ size: 1 }, { size: 2 }], {
            detailedDiff,
        });
        expect(properties(sameInputs)).to.deep.equal(expected);
    });

    it("finds what differs by itself if the provider only names it, or says nothing", () => {
        const expected = [{ path: "spec.size", kind: "update", old: 1, new: 2, replaces: false }];
        const sides = [[{ spec: { size: 1 } }], [{ spec: { size: 2 } }]] as const;
        expect(properties(refreshed(...sides, { diffs: ["spec"], detailedDiff: {} }))).to.deep.equal(
            expected,
        );
        expect(properties(refreshed(...sides))).to.deep.equal(expected);
    });

    it("says nothing if only what a provider computes is another", () => {
        const step = refreshed([{ a: 1 }, { a: 1, version: 7 }], [{ a: 1 }, { a: 1, version: 8 }]);
        expect(driftChanges([step], asIs)).to.deep.equal([]);
        const inner = { ...step, detailedDiff: { __meta: differs } };
        expect(driftChanges([inner], asIs)).to.deep.equal([]);
    });

    it("tells of a secret that it changed, and no more", () => {
        const changed = { kind: "update", old: "[secret]", new: "[secret, changed]", replaces: false };
        const detailedDiff = { "data.password": differs };
        const marked = refreshed([{ data: secret }], [{ data: secret }], { detailedDiff });
        expect(properties(marked)).to.deep.equal([{ path: "data.password", ...changed }]);
        const unmarked = refreshed([{ data: secret }], [{ data: { password: "plain" } }], { detailedDiff });
        expect(properties(unmarked)).to.deep.equal([{ path: "data.password", ...changed }]);
        const silent = refreshed([{ data: secret }], [{ data: { password: "plain" } }]);
        expect(driftChanges([silent], asIs)).to.deep.equal([]);
    });

    it("takes secrets that are known otherwise out of values", () => {
        const step = refreshed([{ url: ["x"] }], [{ url: ["a://hunter2@b"] }], { diffs: ["url"] });
        expect(properties(step, (text) => text.replaceAll("hunter2", "[secret]"))).to.deep.equal([
            { path: "url[0]", kind: "update", old: "x", new: "a://[secret]@b", replaces: false },
        ]);
    });
});
