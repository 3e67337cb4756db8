// Covers: countWords.ts, operationWords.ts
import { expect } from "chai";
import type { EnvironmentRun, LayerResult } from "../../../../automation/cake/model/results";
import { noCounts } from "../../../../automation/diffs/model/counts";
import { briefCounts, countCells, countWords } from "../../../../automation/report/words/countWords";
import { doing, done, resourceOf, waitingFor } from "../../../../automation/report/words/operationWords";
import {
    isIdle,
    outcomeOf,
    runCounts,
    runReason,
    tenseOf,
    verbCounts,
    wasReached,
} from "../../../../automation/report/words/runWords";
import { CakeError } from "../../../../automation/system/errors";
import { layerResult, runResult } from "../../../support/runs";

function runOf(...layers: readonly LayerResult[]): EnvironmentRun {
    return { environment: "dev-1", result: runResult("up", "dev-1", layers) };
}

const urn = "urn:pulumi:dev-1::network::aws:ec2/vpc:Vpc::main";

describe("the words of a run", () => {
    it("are its outcome, unchanged and skipped only if all layers are", () => {
        const [changed, same] = [layerResult("a", { create: 1 }), layerResult("b", { same: 2 }, "unchanged")];
        expect(outcomeOf(runOf(changed, same))).to.equal("succeeded");
        expect(outcomeOf(runOf(same, same))).to.equal("unchanged");
        expect(outcomeOf(runOf(layerResult("a", {}, "skipped")))).to.equal("skipped");
        expect(outcomeOf(runOf(layerResult("a", {}, "failed")))).to.equal("failed");
        expect(outcomeOf({ environment: "dev-1", error: new Error("broken") })).to.equal("failed");
    });

    it("are the sum of its changes, and whether there is any", () => {
        const run = runOf(layerResult("a", { create: 1 }), layerResult("b", { create: 2, same: 1 }));
        expect(runCounts(run)).to.deep.equal({ ...noCounts, create: 3, same: 1 });
        expect(isIdle(run)).to.equal(false);
        expect(isIdle(runOf(layerResult("b", { same: 2 }, "unchanged")))).to.equal(true);
        expect(isIdle({ environment: "dev-1", error: new Error("broken") })).to.equal(false);
    });

    it("are the reason of its end, in one line, with the layer", () => {
        const failed = { ...layerResult("compute", {}, "failed"), reason: "no capacity\nin the zone" };
        expect(runReason(runOf(failed))).to.equal("compute: no capacity");
        expect(runReason(runOf(layerResult("a", { create: 1 })))).to.equal("");
        const error = new CakeError("It is busy.\nBy ada.", 1);
        expect(runReason({ environment: "dev-1", error })).to.equal("It is busy.");
    });

    it("have a tense by the verb", () => {
        expect((["preview", "check"] as const).map(tenseOf)).to.deep.equal(["pending", "pending"]);
        expect((["up", "destroy"] as const).map(tenseOf)).to.deep.equal(["done", "done"]);
        const counts = { ...noCounts, update: 1200 };
        expect(verbCounts("preview", counts)).to.equal("1,200 to update");
        expect(verbCounts("up", counts)).to.equal("1,200 updated");
        expect(verbCounts("drift", counts)).to.equal("1,200 changed outside");
    });

    it("know whether a layer was reached", () => {
        expect(wasReached(layerResult("a", {}, "skipped"))).to.equal(false);
        expect(wasReached(layerResult("a", {}, "cancelled"))).to.equal(true);
        expect(wasReached({ ...layerResult("a", {}, "cancelled"), seconds: 0 })).to.equal(false);
    });
});

describe("the words of counts", () => {
    it("are brief, in cells, or a sentence", () => {
        const counts = { ...noCounts, create: 3, delete: 1, same: 4 };
        expect(briefCounts(counts)).to.equal("+3 -1");
        expect(briefCounts({ ...noCounts, same: 4 })).to.equal("-");
        expect(countCells(counts).map(({ text }) => text)).to.deep.equal(["3", "0", "0", "1", "4"]);
        expect(countWords(counts, "done", { colour: false })).to.equal("3 created, 1 deleted, 4 unchanged");
    });
});

describe("the words of an operation", () => {
    it("say what is done to a resource, or that it is only read", () => {
        expect(doing("create", "up")).to.equal("creating");
        expect(doing("create", "preview")).to.equal("previewing");
        expect(doing("same", "drift")).to.equal("comparing");
        expect(done("replace", "up")).to.equal("replaced");
        expect(done("replace", "preview")).to.equal("to replace");
    });

    it("name a resource by its type and name", () => {
        expect(resourceOf(urn)).to.equal("aws:ec2:Vpc main");
    });

    it("say what a layer waits for, for how long, and for how many others", () => {
        const running = { urn, what: "create", since: 0 } as const;
        expect(waitingFor([], "up", 9000)).to.equal("");
        expect(waitingFor([running], "up", 2000)).to.equal("creating aws:ec2:Vpc main");
        expect(waitingFor([running, running, running], "up", 125_000)).to.equal(
            "creating aws:ec2:Vpc main (2 m 05 s), and 2 others",
        );
        expect(waitingFor([running, running], "up", 0)).to.match(/, and 1 other$/);
    });
});
