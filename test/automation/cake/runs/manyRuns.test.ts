import { expect } from "chai";
import { Environments } from "../../../../automation/cake/session/environments";
import type { CakeEvent } from "../../../../automation/cake/model/events";
import { runMany } from "../../../../automation/cake/runs/manyRuns";
import type { RunRequest } from "../../../../automation/cake/session/request";
import type { RunReport, RunResult } from "../../../../automation/cake/model/results";
import { CakeError } from "../../../../automation/system/errors";
import { exitCodeOfReport } from "../../../../automation/commands/common/exitCodeOf";
import { request } from "../../../support/ownLayers";

const names = ["a", "b", "c", "d", "e"];

function succeeded(environment: string): RunResult {
    return { verb: "preview", environment, result: "succeeded", layers: [], seconds: 0 };
}

function many(
    parallel: number,
    run: (request: RunRequest) => Promise<RunResult>,
    common: Partial<RunRequest> = {},
): Promise<RunReport> {
    return runMany(
        "preview",
        { ...request("nowhere", []), environments: new Environments("nowhere"), ...common },
        names,
        parallel,
        run,
    );
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("runs over several environments", () => {
    for (const parallel of [1, 2, 9]) {
        it(`are at most ${parallel.toString()} at once, and all of them`, async () => {
            let running = 0;
            let most = 0;
            const report = await many(parallel, async ({ environment: { name: environment } }) => {
                running += 1;
                most = Math.max(most, running);
                await turn();
                running -= 1;
                return succeeded(environment);
            });
            expect(most).to.equal(Math.min(parallel, names.length));
            expect(report.runs.map(({ environment }) => environment)).to.deep.equal(names);
        });
    }

    it("do not stop for one that fails, and tell what it failed of", async () => {
        const report = await many(2, ({ environment: { name: environment } }) =>
            environment === "b"
                ? Promise.reject(new CakeError("broken", 3))
                : Promise.resolve(succeeded(environment)),
        );
        const ends = report.runs.map((run) =>
            "error" in run ? (run.error as Error).message : run.result.result,
        );
        expect(ends).to.deep.equal(["succeeded", "broken", "succeeded", "succeeded", "succeeded"]);
        expect(exitCodeOfReport(report)).to.equal(3);
    });

    it("begin none any more once they are to stop", async () => {
        const stop = new AbortController();
        const begun: string[] = [];
        const report = await many(
            2,
            async ({ environment: { name: environment } }) => {
                begun.push(environment);
                stop.abort();
                await turn();
                return succeeded(environment);
            },
            { signal: stop.signal },
        );
        expect(begun).to.deep.equal(["a"]);
        expect(report.runs.filter((run) => "error" in run)).to.have.length(4);
        expect(exitCodeOfReport(report)).to.equal(8);
    });

    it("say of each event which environment it is about", async () => {
        const events: CakeEvent[] = [];
        const listener = (event: CakeEvent): void => void events.push(event);
        await many(
            1,
            ({ environment: { name: environment }, listener: tell }) => {
                tell({ code: "step-started", step: { layer: "network" }, verb: "preview" });
                tell({ code: "notice", text: "something" });
                return Promise.resolve(succeeded(environment));
            },
            { listener },
        );
        expect(events.slice(0, 2)).to.deep.equal([
            { code: "step-started", environment: "a", step: { layer: "network" }, verb: "preview" },
            { code: "notice", environment: "a", text: "something" },
        ]);
    });

    it("end with the code of the one that ended worst", () => {
        const error = (exitCode: 2 | 5): RunReport["runs"][number] => ({
            environment: "a",
            error: new CakeError("", exitCode),
        });
        const failed = { environment: "b", result: { ...succeeded("b"), result: "failed" } } as const;
        const code = (...runs: RunReport["runs"]): number =>
            exitCodeOfReport({ verb: "up", runs, seconds: 0 });
        expect(code({ environment: "c", result: succeeded("c") })).to.equal(0);
        expect(code(error(2), error(5))).to.equal(5);
        expect(code(error(2), failed)).to.equal(4);
        expect(code(failed, { environment: "a", error: new Error("a bug") })).to.equal(255);
    });
});
