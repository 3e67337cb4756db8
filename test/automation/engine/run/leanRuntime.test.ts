import { log } from "@pulumi/pulumi";
import { expect } from "chai";
import { leanly } from "../../../../automation/engine/run/leanRuntime";

describe("leanly", () => {
    it("takes no stack traces and sends no debug messages while an action runs, and does again after the last one", async () => {
        const { debug } = log;
        const limit = Error.stackTraceLimit;
        const maps = process.sourceMapsEnabled;
        let finishFirst = (): void => undefined;
        const first = leanly(() => new Promise<void>((resolve) => (finishFirst = resolve)));
        await leanly(() => {
            expect(Error.stackTraceLimit).to.equal(0);
            expect(process.sourceMapsEnabled).to.equal(false);
            expect(log.debug).not.to.equal(debug);
            return Promise.resolve();
        });
        expect(Error.stackTraceLimit).to.equal(0);
        finishFirst();
        await first;
        expect(Error.stackTraceLimit).to.equal(limit);
        expect(process.sourceMapsEnabled).to.equal(maps);
        expect(log.debug).to.equal(debug);
    });

    it("restores them after a failure", async () => {
        const limit = Error.stackTraceLimit;
        const failure = await leanly(() => Promise.reject(new Error("no"))).catch((error: unknown) => error);
        expect(failure).to.be.instanceOf(Error);
        expect(Error.stackTraceLimit).to.equal(limit);
    });
});
