import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunRequest } from "../../../../automation/cake/session/request";
import type { RunResult } from "../../../../automation/cake/model/results";
import { onlyResult, runAll, withChosenCommit } from "../../../../automation/commands/common/runAll";
import { CakeError } from "../../../../automation/system/errors";
import { runResult } from "../../../support/runs";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { failureOf, testContext } from "../testContext";

const requests: RunRequest[] = [];

function run(request: RunRequest): Promise<RunResult> {
    requests.push(request);
    return request.environment.name === "broken"
        ? Promise.reject(new CakeError("It is broken.", 3))
        : Promise.resolve(runResult("preview", request.environment.name, []));
}

describe("running a verb", () => {
    beforeEach(() => {
        requests.length = 0;
    });

    it("gives each environment a request with the cloud that was chosen", async () => {
        const choice = { latency: "realistic", faults: "7:0.1", parallel: 2 } as const;
        const { runs } = await runAll("preview", testContext("/nowhere"), ["a", "b"], choice, run);
        expect(runs.map(({ environment }) => environment)).to.deep.equal(["a", "b"]);
        expect(requests.map(({ environment }) => environment.name)).to.have.members(["a", "b"]);
        expect(requests[0]?.cloud).to.deep.include({ latency: "realistic", faults: { seed: 7, rate: 0.1 } });
    });

    it("writes the report even if runs failed", async () => {
        const report = join(temporaryFolder(), "report.json");
        await runAll("preview", testContext("/"), ["a", "broken"], { latency: "none", report }, run);
        expect(readFileSync(report, "utf8")).to.contain("It is broken.");
    });

    it("refuses a report that cannot be written, and faults that cannot be read, before it runs anything", async () => {
        const report = join(temporaryFolder(), "report.txt");
        for (const wrong of [{ report }, { faults: "often" }]) {
            const choice = { latency: "none", ...wrong } as const;
            const failure = await failureOf(() => runAll("preview", testContext("/"), ["a"], choice, run));
            expect(failure).to.be.instanceOf(CakeError).with.property("exitCode", 2);
        }
        expect(requests).to.deep.equal([]);
        expect(existsSync(report)).to.equal(false);
    });

    it("asks before a repair only for one environment, at a terminal, without a yes", async () => {
        const isAsking = async (names: readonly string[], choice: object, answer?: string) => {
            requests.length = 0;
            await runAll("up", testContext("/", answer), names, { latency: "none", ...choice }, run);
            return requests.every(({ agreeToRepair }) => agreeToRepair !== undefined);
        };
        expect(await isAsking(["a"], {}, "yes")).to.equal(true);
        expect(await isAsking(["a"], { yes: true }, "yes")).to.equal(false);
        expect(await isAsking(["a"], { confirm: "a" }, "yes")).to.equal(false);
        expect(await isAsking(["a", "b"], {}, "yes")).to.equal(false);
        expect(await isAsking(["a"], {})).to.equal(false);
    });
});

describe("the only result of a report", () => {
    it("is that of its run, or throws its error", async () => {
        const result = runResult("up", "a", []);
        expect(onlyResult({ verb: "up", seconds: 0, runs: [{ environment: "a", result }] })).to.equal(result);
        const error = new CakeError("It is broken.", 3);
        const failure = await failureOf(() =>
            onlyResult({ verb: "up", seconds: 0, runs: [{ environment: "a", error }] }),
        );
        expect(failure).to.equal(error);
    });
});

describe("a chosen commit", () => {
    it("is no commit without --commit and --push", () => {
        expect(withChosenCommit("up", { commit: false, push: false, skipCi: true }, run)).to.equal(run);
        expect(withChosenCommit("up", { commit: true, push: false, skipCi: true }, run)).not.to.equal(run);
    });
});
