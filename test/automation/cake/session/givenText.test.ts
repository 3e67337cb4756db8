import { expect } from "chai";
import { givenText, giverOf, textIn } from "../../../../automation/cake/session/givenText";
import type { Session } from "../../../../automation/cake/session/session";
import type { StackOutputs } from "../../../../automation/engine/types";
import type { Layer } from "../../../../layers/contract";
import { testLayer } from "../../../support/testLayer";

const load = () => Promise.reject(new Error("is not run here"));
const gives = { kubeconfig: { description: "" } };
const layers = [testLayer({ name: "lower", load }), testLayer({ name: "upper", load, gives })];

/** A session whose layers have these outputs in their states. */
function session(states: Readonly<Record<string, StackOutputs>>, its: readonly Layer[] = layers): Session {
    const spec = ({ name }: Layer) => name;
    const outputs = (name: string) => Promise.resolve(states[name]);
    return { request: { layers: its }, spec, engine: { outputs } } as unknown as Session;
}

const known = { state: "known", secret: true, value: "{}" } as const;

describe("an output, whichever layer gives it", () => {
    it("is looked for in the layer that declares it", () => {
        expect(giverOf(session({}), "kubeconfig")?.name).to.equal("upper");
        expect(giverOf(session({}), "vpcId")).to.equal(undefined);
    });

    it("is read from the state of that layer only", async () => {
        expect(await givenText(session({ upper: { kubeconfig: known } }), "kubeconfig")).to.equal("{}");
        expect(await givenText(session({ lower: { kubeconfig: known } }), "kubeconfig")).to.equal(undefined);
        expect(await givenText(session({}), "kubeconfig")).to.equal(undefined);
        expect(await givenText(session({}, []), "kubeconfig")).to.equal(undefined);
    });

    it("counts only if it is known, and a text", () => {
        expect(textIn({ a: known }, "a")).to.equal("{}");
        expect(textIn({ a: { state: "unknown", secret: false } }, "a")).to.equal(undefined);
        expect(textIn({ a: { ...known, value: 3 } }, "a")).to.equal(undefined);
        expect(textIn(undefined, "a")).to.equal(undefined);
    });
});
