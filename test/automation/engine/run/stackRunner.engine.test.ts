// Covers: stackRunner.ts, brokenProgram.ts
import { expect } from "chai";
import { join } from "node:path";
import { findEngine } from "../../../../automation/engine/install/findEngine";
import { BrokenProgram } from "../../../../automation/engine/run/brokenProgram";
import { stackRunner, type StackRunner, type Verb } from "../../../../automation/engine/run/stackRunner";
import type { StackSpec } from "../../../../automation/engine/types";
import { temporaryFolder } from "../../../support/temporaryFolder";

/** A stack without resources. */
function stackIn(folder: string): StackSpec {
    return {
        stack: "dev",
        project: "network",
        workDir: join(folder, "run"),
        projectDir: join(folder, "layer"),
        backend: `file://${folder}/state`,
        secretsProvider: "passphrase",
        environment: { PULUMI_CONFIG_PASSPHRASE: "correct horse" },
        program: () => Promise.resolve({ vpcId: "vpc-1" }),
    };
}

const whole: Verb = (stack, { onEvent }) => stack.preview({ onEvent });

/** Previews of which the first ones end well without having run the program: what a broken connection can look like. */
function breaking(times: number): { readonly verb: Verb; readonly runs: () => number } {
    let runs = 0;
    return {
        verb: (stack, common) => (++runs <= times ? Promise.resolve() : whole(stack, common)),
        runs: () => runs,
    };
}

describe("a run of the engine that lost its connection to the program", () => {
    let runner: StackRunner;
    let spec: StackSpec;

    before(async () => {
        runner = stackRunner(
            await findEngine({ root: process.cwd(), env: process.env, onProgress: () => undefined }),
        );
        spec = stackIn(temporaryFolder());
    });

    it("is repeated once, if it changes nothing", async () => {
        const { verb, runs } = breaking(1);
        const { outputs, error } = await runner.run(spec, spec.program, { isRepeatable: true }, verb);
        expect(error).to.equal(undefined);
        expect(outputs).to.deep.equal({ vpcId: { state: "known", secret: false, value: "vpc-1" } });
        expect(runs()).to.equal(2);
    });

    it("is never taken for a run of the whole program", async () => {
        for (const [isRepeatable, expected] of [
            [true, 2],
            [false, 1],
        ] as const) {
            const { verb, runs } = breaking(2);
            const error: unknown = await runner.run(spec, spec.program, { isRepeatable }, verb).then(
                () => undefined,
                (thrown: unknown) => thrown,
            );
            expect(error).to.be.instanceOf(BrokenProgram);
            expect(error)
                .to.have.property("message")
                .that.matches(/connection to the program of dev\/network/);
            expect(runs()).to.equal(expected);
        }
    });

    it("cannot lose it if there is no program", async () => {
        const { error } = await runner.run(spec, undefined, {}, () => Promise.resolve());
        expect(error).to.equal(undefined);
    });
});
