import { expect } from "chai";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const module = JSON.stringify(require.resolve("../../../automation/cli/stopOnSignals"));

/** A process that stops on signals; tells its notices, and that it was asked to stop. */
class Stopping {
    readonly #child;
    readonly #lines;
    readonly ended: Promise<number | null>;

    constructor(grace: string) {
        const script = `
            const { stopOnSignals } = require(${module});
            const signal = stopOnSignals(${JSON.stringify(grace)}, (text) => console.log(text));
            signal.addEventListener("abort", () => console.log("asked to stop"));
            setInterval(() => undefined, 1000);
            console.log("ready");`;
        this.#child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
        this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
        this.ended = new Promise((resolve) => this.#child.on("close", resolve));
    }

    async line(): Promise<string> {
        const next = await this.#lines.next();
        return next.done === true ? "" : next.value;
    }

    send(signal: NodeJS.Signals): void {
        this.#child.kill(signal);
    }
}

describe("a run that is stopped", () => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        it(`is asked to stop by ${signal}, told how long it has, and goes on`, async () => {
            const run = new Stopping("5m");
            expect(await run.line()).to.equal("ready");
            run.send(signal);
            expect(await run.line()).to.equal("asked to stop");
            expect(await run.line()).to.match(
                /^Stopping after the operations under way, within 5m \(--grace\)/,
            );
            run.send("SIGKILL");
            expect(await run.ended).to.equal(null);
        });
    }

    it("leaves at once with exit code 8 at the third signal", async () => {
        const run = new Stopping("5m");
        await run.line();
        run.send("SIGINT");
        await run.line();
        await run.line();
        run.send("SIGINT");
        // No line tells of the second one if there is no engine to kill.
        await new Promise((resolve) => setTimeout(resolve, 200));
        run.send("SIGINT");
        expect(await run.ended).to.equal(8);
    });

    it("leaves with the second signal once the grace is over", async () => {
        const run = new Stopping("0s");
        await run.line();
        run.send("SIGTERM");
        await run.line();
        await run.line();
        await new Promise((resolve) => setTimeout(resolve, 200));
        run.send("SIGTERM");
        expect(await run.ended).to.equal(8);
    });
});
