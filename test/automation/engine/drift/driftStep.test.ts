import { expect } from "chai";
import { driftStep } from "../../../../automation/engine/drift/driftStep";
import type { Step } from "../../../../automation/engine/events/events";

type Values = Readonly<Record<string, unknown>>;

function refreshed(
    old: [inputs: Values, outputs: Values],
    now: [inputs: Values, outputs: Values],
    more: Partial<Step> = {},
): Step {
    const [oldInputs, oldOutputs] = old;
    const [inputs, outputs] = now;
    return driftStep({
        op: "update",
        urn: "u",
        type: "t",
        old: { inputs: oldInputs, outputs: oldOutputs },
        new: { inputs, outputs },
        ...more,
    });
}

describe("the step of a refresh", () => {
    it("leads from the recorded to the real inputs, and never replaces", () => {
        const detailedDiff = { size: { diffKind: "update-replace", inputDiff: false } };
        const step = refreshed([{ size: 1 }, {}], [{ size: 2 }, {}], { detailedDiff, keys: ["size"] });
        expect(step.old?.inputs).to.deep.equal({ size: 1 });
        expect(step.new?.inputs).to.deep.equal({ size: 2 });
        expect(step.detailedDiff).to.deep.equal({ size: { diffKind: "update", inputDiff: true } });
        expect(step.keys).to.equal(null);
    });

    it("compares outputs if the provider names a property whose inputs are equal", () => {
        const detailedDiff = { status: { diffKind: "update", inputDiff: false } };
        const step = refreshed([{}, { status: "a" }], [{}, { status: "b" }], { detailedDiff });
        expect(step.old?.inputs).to.deep.equal({ status: "a" });
        expect(step.new?.inputs).to.deep.equal({ status: "b" });
    });

    it("leaves out outputs that nobody names", () => {
        const step = refreshed([{ a: 1 }, { time: 1 }], [{ a: 1 }, { time: 2 }]);
        expect(step.new?.inputs).to.deep.equal({ a: 1 });
        expect(step.detailedDiff).to.equal(null);
    });

    it("has no output any more if that is gone", () => {
        const step = refreshed([{}, { policy: "x" }], [{}, {}], { diffs: ["policy"] });
        expect(step.old?.inputs).to.deep.equal({ policy: "x" });
        expect(step.new?.inputs).to.deep.equal({});
    });
});
