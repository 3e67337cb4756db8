// Covers: refuseSecrets.ts
import { expect } from "chai";
import { planCake } from "../../../../automation/cake/plan/planCake";
import { holdEnvironment } from "../../../../automation/cake/plan/programSession";
import { CakeError, exitCodes } from "../../../../automation/system/errors";
import { scriptedCake, type ScriptedCake } from "../../../support/scriptedCake";

async function plan({ request }: ScriptedCake) {
    const held = holdEnvironment(request, "preview");
    try {
        return await planCake(held, { fresh: false, refresh: false });
    } finally {
        await held.close();
    }
}

async function failure(cake: ScriptedCake): Promise<CakeError> {
    const error: unknown = await plan(cake).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(CakeError);
    return error as CakeError;
}

describe("a plan of a cake", () => {
    it("is made again if somebody deploys meanwhile, and says so", async () => {
        const cake = scriptedCake();
        let count = 0;
        cake.engine.onPreview = (layer) => {
            if (layer === "top" && (count += 1) === 1) cake.engine.deploy("bottom");
        };
        const planned = await plan(cake);
        expect(planned.map(({ diff }) => diff.changes.length)).to.deep.equal([0, 1, 1]);
        expect(cake.events.filter(({ code }) => code === "notice")).to.deep.equal([
            {
                code: "notice",
                text: "Somebody deployed to one while it was previewed; previewing it again.",
            },
        ]);
    });

    it("is given up if somebody deploys during each of three tries", async () => {
        const cake = scriptedCake();
        cake.engine.onPreview = () => {
            cake.engine.deploy("top");
        };
        const error = await failure(cake);
        expect(error.message).to.equal(
            "The state of one changed during each of 3 previews: somebody deploys to it.",
        );
        expect(error.exitCode).to.equal(exitCodes.error);
    });

    it("is refused if it holds a value that looks like a secret, by its property and without the value", async () => {
        const key = ["AKIA", "ABCDEFGHIJKLMNOP"].join("");
        const error = await failure(scriptedCake({ middle: { cluster: key } }));
        expect(error.exitCode).to.equal(exitCodes.ruleViolated);
        expect(error.message).to.contain("size").and.not.contain(key);
    });
});
