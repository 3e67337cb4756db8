// Covers: repair.ts, repairText.ts
import { expect } from "chai";
import { up } from "../../../../../automation/cake/deploy/up";
import { repair } from "../../../../../automation/cake/session/repair/repair";
import type { Interrupted, Repaired } from "../../../../../automation/engine/repair/types";
import { CakeError, exitCodes } from "../../../../../automation/system/errors";
import { scriptedCake, type ScriptedCake } from "../../../../support/scriptedCake";

const open: Interrupted = {
    urn: "urn:pulumi:one::bottom::test:index:Thing::vpc",
    type: "test:index:Thing",
    doing: "creating",
    isPending: true,
};

/** A cake on which a killed run has left something open, of which a repair finds this. */
function cakeWith(found: Partial<Repaired>, left: Interrupted = open): ScriptedCake {
    const cake = scriptedCake();
    cake.engine.open.set("bottom", [left]);
    cake.engine.repair = () => Promise.resolve([{ ...left, result: "cleared", ...found }]);
    return cake;
}

function notices({ events }: ScriptedCake): readonly string[] {
    return events.flatMap((event) => (event.code === "notice" ? [event.text] : []));
}

async function failure(run: Promise<unknown>): Promise<CakeError> {
    const error: unknown = await run.catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(CakeError);
    return error as CakeError;
}

describe("a repair", () => {
    it("says of each resource what it was and what became of it", async () => {
        const cake = cakeWith({ result: "imported", id: "vpc-1" });
        const { layers } = await repair(cake.request);
        expect(layers.map(({ layer, operations }) => [layer, operations[0]?.result])).to.deep.equal([
            ["bottom", "imported"],
        ]);
        expect(notices(cake)).to.deep.equal([
            "bottom: test:index:Thing vpc was being created: it exists (vpc-1), and is in the state now.",
        ]);
    });

    it("asks first if it may, and does nothing if the answer is no", async () => {
        const cake = cakeWith({});
        const asked: string[] = [];
        const agreeToRepair = (texts: readonly string[]) => {
            asked.push(...texts);
            return Promise.resolve(false);
        };
        const error = await failure(repair({ ...cake.request, agreeToRepair }));
        expect(error.exitCode).to.equal(exitCodes.cancelled);
        expect(asked).to.deep.equal(["bottom: test:index:Thing vpc was being created"]);
    });

    it("fails with the commands that settle it if something cannot be decided", async () => {
        const cake = cakeWith({ result: "undecided", why: "AWS was not asked", commands: ["import it"] });
        const error = await failure(repair(cake.request));
        expect(error.message).to.contain("test:index:Thing vpc");
        expect(`${error.message} ${error.remedy ?? ""}`).to.contain("import it");
    });

    it("finds nothing to do where nothing is open", async () => {
        const { layers } = await repair(scriptedCake().request);
        expect(layers).to.deep.equal([]);
    });
});

describe("an up of an environment on which something lies open", () => {
    it("is refused if that may not be repaired, with the command that looks", async () => {
        const cake = cakeWith({});
        const error = await failure(up({ ...cake.request, agreeToRepair: () => Promise.resolve(false) }));
        expect(error.exitCode).to.equal(exitCodes.cancelled);
        expect(error.remedy).to.equal("To look and to repair: npm run repair -- one");
        expect(cake.engine.calls).to.deep.equal([]);
    });

    it("is refused while something is undecided, as it would be made a second time", async () => {
        const cake = cakeWith({ result: "undecided", why: "AWS was not asked" });
        await failure(up(cake.request));
        expect(cake.engine.calls.some((call) => call.startsWith("up"))).to.equal(false);
    });

    it("says nothing of what was only about to be created, and was not", async () => {
        const cake = cakeWith({}, { ...open, isPending: false });
        await up(cake.request);
        expect(notices(cake)).to.deep.equal([]);
    });
});
