// Covers: destroyLayer.ts
import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { destroy, type DestroyRequest } from "../../../../automation/cake/destroy/destroy";
import { readDeployed, recordDeployed } from "../../../../automation/cake/model/records";
import { stepName } from "../../../../automation/cake/model/stepText";
import { CakeError, exitCodes } from "../../../../automation/system/errors";
import { localCloudTesting, onLocalCloud, type ServedAccount } from "../../../support/localCloud/testing";
import { cloudAt, scriptedCake, type ScriptedCake } from "../../../support/scriptedCake";
import { temporaryFolder } from "../../../support/temporaryFolder";

const layers = ["bottom", "middle", "top"];

onLocalCloud("a destroy", () => {
    let account: ServedAccount;

    beforeEach(async () => {
        account = await localCloudTesting().serveAccount(temporaryFolder(), "111111111111");
    });

    afterEach(() => account.close());

    /** A cake that is up, on an account in which nothing is. */
    function deployedCake(lines = ""): ScriptedCake {
        const cake = scriptedCake({ lines }, cloudAt(account.config));
        for (const layer of layers) {
            cake.engine.deploy(layer);
            recordDeployed(cake.request.paths, "one", layer, { resources: 2 });
        }
        return cake;
    }

    async function rows({ request }: ScriptedCake, more: Partial<DestroyRequest> = {}) {
        const result = await destroy({ ...request, ...more });
        const all = [...result.layers, ...(result.swept === undefined ? [] : [result.swept])];
        return all.map((row) => `${stepName(row)} ${row.result}${row.reason ? `: ${row.reason}` : ""}`);
    }

    it("destroys the layers, top first, forgets them, and proves that nothing is left", async () => {
        const cake = deployedCake();
        expect(await rows(cake)).to.deep.equal([
            "top succeeded",
            "middle succeeded",
            "bottom succeeded",
            "sweep unchanged",
        ]);
        expect(cake.engine.calls).to.deep.equal(["destroy top", "destroy middle", "destroy bottom"]);
        expect(readDeployed(cake.request.paths, "one")).to.deep.equal({});
    });

    it("never goes on to a layer below one that failed, and says what to run again", async () => {
        const cake = deployedCake();
        cake.engine.failing.add("middle");
        const result = await destroy(cake.request);
        expect(result).to.include({
            result: "failed",
            next: "npm run destroy -- one --confirm=one",
        });
        expect(result.layers.map(({ layer, result: row }) => `${layer} ${row}`)).to.deep.equal([
            "top succeeded",
            "middle failed",
            "bottom skipped",
        ]);
        expect(result.swept).to.include({ result: "skipped", reason: "middle failed" });
        expect(readDeployed(cake.request.paths, "one").middle).to.include({ resources: 1, partial: true });
    });

    it("can be run again after a failure, and leaves alone what is gone", async () => {
        const cake = deployedCake();
        cake.engine.failing.add("middle");
        await destroy(cake.request);
        cake.engine.failing.clear();
        cake.engine.calls.length = 0;
        expect(await rows(cake)).to.deep.equal([
            "top unchanged",
            "middle succeeded",
            "bottom succeeded",
            "sweep unchanged",
        ]);
        expect(cake.engine.calls).to.deep.equal(["destroy middle", "destroy bottom"]);
    });

    it("ends after the layer that is under way if it is cancelled", async () => {
        const cake = deployedCake();
        cake.engine.onDestroy = (layer) => {
            if (layer === "middle") cake.stop();
        };
        expect(await rows(cake)).to.deep.equal([
            "top succeeded",
            "middle cancelled: cancelled",
            "bottom skipped: middle cancelled",
            "sweep skipped: middle cancelled",
        ]);
        expect([...cake.engine.stacks.keys()]).to.deep.equal(["bottom", "middle"]);
    });

    it("does nothing, and succeeds, if nothing is deployed", async () => {
        const cake = deployedCake();
        for (const layer of layers) cake.engine.stacks.delete(layer);
        expect(await rows(cake)).to.deep.equal([
            "top unchanged",
            "middle unchanged",
            "bottom unchanged",
            "sweep unchanged",
        ]);
        expect(cake.engine.calls).to.deep.equal([]);
    });

    it("needs only the state: it takes settings of layers that are wrong, and programs that are gone", async () => {
        const cake = deployedCake();
        const file = join(cake.project, "stacks/one/stack.yaml");
        writeFileSync(file, readFileSync(file, "utf8").replace("10.200.0.0/16", "nonsense"));
        const broken = cake.request.layers.map((layer) => ({
            ...layer,
            load: () => Promise.reject(new Error("broken")),
        }));
        expect((await rows(cake, { layers: broken })).at(-1)).to.equal("sweep unchanged");
    });

    it("refuses a protected environment before anything is touched", async () => {
        const cake = deployedCake("protected: true\n");
        const error: unknown = await destroy(cake.request).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(CakeError);
        expect(error).to.have.property("exitCode", exitCodes.ruleViolated);
        expect(cake.engine.calls).to.deep.equal([]);
    });
});
