// Covers: applyLayer.ts, review.ts, reviewedDiff.ts
import { expect } from "chai";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { up, type UpRequest } from "../../../../automation/cake/deploy/up";
import { readDeployed } from "../../../../automation/cake/model/records";
import { preview } from "../../../../automation/cake/plan/preview";
import { CakeError, exitCodes } from "../../../../automation/system/errors";
import { commitAll, git } from "../../../support/git";
import { changeSettings, scriptedCake, type ScriptedCake } from "../../../support/scriptedCake";

/** Runs an up; returns its rows, `bottom succeeded`. */
async function rows({ request }: ScriptedCake, more: Partial<UpRequest> = {}): Promise<readonly string[]> {
    const { layers } = await up({ ...request, ...more });
    return layers.map(({ layer, result, reason }) => `${layer} ${result}${reason ? `: ${reason}` : ""}`);
}

async function refusal({ request }: ScriptedCake, more: Partial<UpRequest> = {}): Promise<CakeError> {
    const error: unknown = await up({ ...request, ...more }).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(CakeError);
    return error as CakeError;
}

function upCalls({ engine }: ScriptedCake): readonly string[] {
    return engine.calls.filter((call) => call.startsWith("up "));
}

/** Makes the project a repository with one commit on `main`. */
function commit({ project }: ScriptedCake, message = "Diff"): void {
    if (!existsSync(join(project, ".git"))) git(project, "init", "-qb", "main");
    writeFileSync(join(project, ".gitignore"), ".cake/\n");
    commitAll(project, message);
}

const all = ["bottom succeeded", "middle succeeded", "top succeeded"];
const reviewed = { lines: "review: { required: true, branch: main }\n" };

describe("an up", () => {
    it("deploys layer by layer what is stored, previews a layer again that waited, and removes the diff", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        cake.engine.calls.length = 0;
        expect(await rows(cake)).to.deep.equal(all);
        expect(cake.engine.calls).to.deep.equal([
            "preview bottom with a plan",
            "preview middle with a plan",
            "preview top with a plan",
            "up bottom",
            "preview middle with a plan",
            "up middle",
            "preview top with a plan",
            "up top",
        ]);
        expect(existsSync(join(cake.project, "stacks/one/changes.txt"))).to.equal(false);
        const deployed = readDeployed(cake.request.paths, "one");
        expect(Object.keys(deployed)).to.deep.equal(["bottom", "middle", "top"]);
        expect(deployed.bottom).to.include({ resources: 2 }).and.not.have.property("partial");
    });

    it("asks about the preview if nothing is stored, and does nothing if the answer is no", async () => {
        const cake = scriptedCake();
        const asked: number[] = [];
        const confirm = (diff: { readonly layers: readonly { readonly changes: readonly unknown[] }[] }) => {
            asked.push(...diff.layers.map(({ changes }) => changes.length));
            return Promise.resolve(false);
        };
        const error = await refusal(cake, { confirm });
        expect(error).to.include({
            message: "Declined; nothing was changed.",
            exitCode: exitCodes.cancelled,
        });
        expect(asked).to.deep.equal([2, 1, 1]);
        expect(upCalls(cake)).to.deep.equal([]);
    });

    it("asks nobody and gives no layer to the engine if nothing is to be done", async () => {
        const cake = scriptedCake();
        for (const layer of ["bottom", "middle", "top"]) cake.engine.deploy(layer);
        const confirm = () => Promise.reject(new Error("asked"));
        expect(await rows(cake, { confirm })).to.deep.equal([
            "bottom unchanged",
            "middle unchanged",
            "top unchanged",
        ]);
        expect(upCalls(cake)).to.deep.equal([]);
    });

    it("refuses what is not in the stored diff before it touches anything, and names it", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        cake.engine.programs.middle = { cluster: "1.35" };
        const error = await refusal(cake);
        expect(error.exitCode).to.equal(exitCodes.ruleViolated);
        expect(error.message).to.contain("The changes of one/middle are not the ones that were previewed:");
        expect(error.message).to.contain('size: "1.35"').and.contain('"1.34" was reviewed');
        expect(error.remedy).to.contain("Nothing of middle was touched");
        expect(upCalls(cake)).to.deep.equal([]);
    });

    it("refuses a layer that turns out otherwise once the layers below are up, and leaves it alone", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        cake.engine.onUp = (layer) => {
            if (layer === "bottom") cake.engine.programs.middle = { cluster: "1.34", extra: "new" };
        };
        const error = await refusal(cake);
        expect(error.message).to.contain("The changes of one/middle are not the ones that were previewed");
        expect(upCalls(cake)).to.deep.equal(["up bottom"]);
        expect(Object.keys(readDeployed(cake.request.paths, "one"))).to.deep.equal(["bottom"]);
    });

    it("refuses a stored diff whose text was edited", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        const file = join(cake.project, "stacks/one/changes.txt");
        writeFileSync(file, readFileSync(file, "utf8").replace("1.34", "1.33"));
        const error = await refusal(cake);
        expect(error.exitCode).to.equal(exitCodes.ruleViolated);
        expect(error.message).to.contain("it was edited or merged");
        expect(upCalls(cake)).to.deep.equal([]);
    });

    it("refuses a stored diff of a layer that the cake has no more", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        const error = await refusal(cake, { layers: cake.request.layers.slice(0, 2) });
        expect(error.message).to.contain("is about top, which the cake does not have");
        expect(upCalls(cake)).to.deep.equal([]);
    });

    it("stops at a layer that fails, keeps the diff of the rest, and goes on within it the next time", async () => {
        const cake = scriptedCake({ middle: { cluster: "1.34", nodes: "3" } });
        await preview(cake.request);
        cake.engine.failing.add("middle");
        const result = await up(cake.request);
        expect(result.result).to.equal("failed");
        expect(result.next).to.equal("npm run up -- one");
        expect(result.layers.map(({ layer, result: row }) => `${layer} ${row}`)).to.deep.equal([
            "bottom succeeded",
            "middle failed",
            "top skipped",
        ]);
        expect(result.layers[2]?.reason).to.equal("middle failed");
        expect(readDeployed(cake.request.paths, "one").middle).to.include({ resources: 1, partial: true });
        expect(existsSync(join(cake.project, "stacks/one/diff/middle.json"))).to.equal(true);
        expect(existsSync(join(cake.project, "stacks/one/diff/bottom.json"))).to.equal(false);

        cake.engine.failing.clear();
        expect(await rows(cake)).to.deep.equal(["bottom unchanged", "middle succeeded", "top succeeded"]);
        expect(readDeployed(cake.request.paths, "one").middle).to.not.have.property("partial");
    });

    it("ends after the layer that is under way if it is cancelled, and can be run again", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        cake.engine.onUp = (layer) => {
            if (layer === "middle") cake.stop();
        };
        const result = await up(cake.request);
        expect(result.result).to.equal("cancelled");
        expect(result.layers.map(({ result: row }) => row)).to.deep.equal([
            "succeeded",
            "cancelled",
            "skipped",
        ]);
        cake.engine.onUp = () => undefined;
        const { signal } = new AbortController();
        expect(await rows(cake, { signal })).to.deep.equal([
            "bottom unchanged",
            "middle succeeded",
            "top succeeded",
        ]);
    });

    it("records a layer as deployed in part before anything of it is made, in case it is killed", async () => {
        const cake = scriptedCake();
        let recorded: unknown;
        cake.engine.onUp = (layer) => {
            if (layer !== "bottom") return;
            recorded = readDeployed(cake.request.paths, "one").bottom;
            throw new CakeError("The engine is gone.", exitCodes.error);
        };
        const error = await refusal(cake);
        expect(error.message).to.equal("The engine is gone.");
        expect(recorded).to.include({ resources: 0, partial: true });
        // Nothing came of it, as its state says.
        expect(readDeployed(cake.request.paths, "one")).to.deep.equal({});
    });

    it("repairs what a killed run has left open before it reads the states", async () => {
        const cake = scriptedCake();
        const urn = "urn:pulumi:one::bottom::test:index:Thing::vpc";
        cake.engine.open.set("bottom", [
            { urn, type: "test:index:Thing", doing: "creating", isPending: false },
        ]);
        expect(await rows(cake)).to.deep.equal(all);
        expect(cake.engine.calls[0]).to.equal("repair bottom");
    });

    it("stops after a layer if it is to, and stores the diff of the rest on what that one has become", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        const result = await up({ ...cake.request, to: "middle" });
        expect(result.layers.map(({ result: row, reason }) => [row, reason])).to.deep.equal([
            ["succeeded", undefined],
            ["succeeded", undefined],
            ["skipped", "not asked for"],
        ]);
        const text = readFileSync(join(cake.project, "stacks/one/changes.txt"), "utf8");
        expect(text).to.contain("top: exact");
        expect(result.next).to.equal("npm run up -- one");
    });

    it("gives the environment back, however it ends", async () => {
        const cake = scriptedCake();
        cake.engine.failing.add("bottom");
        await up(cake.request);
        cake.engine.failing.clear();
        expect(await rows(cake)).to.deep.equal(all);
    });
});

describe("an up of an environment whose review is required", () => {
    it("takes the diff that is committed on the branch, and no other one", async () => {
        const cake = scriptedCake(reviewed);
        await preview(cake.request);
        commit(cake);
        expect(await rows(cake)).to.deep.equal(all);
    });

    it("is refused outside of a repository, without a commit, and for a diff that is not committed", async () => {
        const cake = scriptedCake(reviewed);
        await preview(cake.request);
        expect((await refusal(cake)).message).to.contain("this is no git repository");
        git(cake.project, "init", "-qb", "main");
        expect((await refusal(cake)).message).to.contain("there is no commit yet");
        const bare = scriptedCake(reviewed);
        commit(bare, "Settings alone");
        await preview(bare.request);
        const error = await refusal(bare);
        expect(error.exitCode).to.equal(exitCodes.ruleViolated);
        for (const one of [cake, bare]) expect(upCalls(one)).to.deep.equal([]);
    });

    it("is refused on another branch", async () => {
        const cake = scriptedCake(reviewed);
        await preview(cake.request);
        commit(cake);
        git(cake.project, "switch", "-qc", "mine");
        expect((await refusal(cake)).message).to.equal(
            "one takes only changes on the branch main; checked out is mine.",
        );
        expect(upCalls(cake)).to.deep.equal([]);
    });

    it("is refused while the settings that the diff comes from differ from the commit", async () => {
        const cake = scriptedCake(reviewed);
        await preview(cake.request);
        commit(cake);
        changeSettings(cake);
        const error = await refusal(cake);
        expect(error.message).to.contain("stacks/one/stack.yaml");
        expect(upCalls(cake)).to.deep.equal([]);
    });

    it("is refused if changes are pending of which no diff was ever stored", async () => {
        const cake = scriptedCake(reviewed);
        commit(cake);
        const error = await refusal(cake);
        expect(error.message).to.equal(
            "one has undeployed changes (4 to create), and no diff of them is committed on main.",
        );
        expect(upCalls(cake)).to.deep.equal([]);
    });
});
