// Covers: inputsOf.ts, secretInputs.ts, waitRecorder.ts
import { output, secret, unknown, type Output } from "@pulumi/pulumi";
import { expect } from "chai";
import { inputFinder } from "../../../../automation/engine/events/inputsOf";
import { programOutputs } from "../../../../automation/engine/events/programOutputs";
import { tellingSecretInputs } from "../../../../automation/engine/events/secretInputs";
import { WaitRecorder } from "../../../../automation/engine/events/waitRecorder";
import { unknownOutput } from "../../../../automation/engine/unknownOutput";
import type { StackOutput } from "../../../../automation/engine/types";

type Program = () => Promise<Record<string, unknown>>;

/** What the SDK calls when a program declares a resource. */
type Transformation = (args: { readonly resource: object; readonly props: unknown }) => undefined;

/** Runs a program wrapped by something, and declares one resource with these inputs to what it registered. */
async function declaring(wrap: (program: Program) => Program, props: unknown, urn = "urn:x"): Promise<void> {
    const { runtime } = await import("@pulumi/pulumi");
    const registered: Transformation[] = [];
    const { registerStackTransformation: original } = runtime;
    Object.assign(runtime, { registerStackTransformation: (one: Transformation) => registered.push(one) });
    try {
        await wrap(() => Promise.resolve({}))();
    } finally {
        Object.assign(runtime, { registerStackTransformation: original });
    }
    for (const one of registered) one({ resource: { urn: output(urn) }, props });
    await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("the outputs of a program", () => {
    it("are known, secret or unknown, as they settle", async () => {
        const settled: StackOutput[] = [];
        const program = programOutputs(
            () =>
                Promise.resolve({
                    plain: output({ a: 1, none: undefined }),
                    token: secret("hunter22"),
                    later: output(unknown as unknown),
                    nothing: undefined,
                }),
            (one) => settled.push(one),
        );
        expect(program.hasReturned()).to.equal(false);
        await program.program();
        expect(program.hasReturned()).to.equal(true);
        expect(await program.settled()).to.deep.equal({
            plain: { state: "known", secret: false, value: { a: 1 } },
            token: { state: "known", secret: true, value: "hunter22" },
            later: { state: "unknown", secret: false },
        });
        expect(settled).to.have.length(3);
    });

    it("are unknown if they do not settle, as after a failure", async () => {
        const never = output(new Promise<string>(() => undefined));
        const program = programOutputs(
            () => Promise.resolve({ never }),
            () => undefined,
        );
        await program.program();
        expect(await program.settled()).to.deep.equal({ never: { state: "unknown", secret: false } });
    });

    it("are none if the program fails before it returns", async () => {
        const program = programOutputs(
            () => Promise.reject(new Error("no")),
            () => undefined,
        );
        await program.program().catch(() => undefined);
        expect(program.hasReturned()).to.equal(false);
        expect(await program.settled()).to.deep.equal({});
    });
});

describe("the outputs in the inputs of a resource", () => {
    it("are found with their paths, in objects and lists", async () => {
        const found: [string, object][] = [];
        const one = output(1);
        (await inputFinder())(
            { a: one, list: [{ "b.c": one }, "text"], date: new Date(0), none: null },
            (value, path) => found.push([path, value]),
        );
        expect(found).to.deep.equal([
            ["a", one],
            ['list[0]["b.c"]', one],
        ]);
    });
});

describe("the secret inputs of a program", () => {
    it("are told with their values, and no others", async () => {
        const told: unknown[] = [];
        const props = { password: secret("hunter22"), name: output("open"), list: [secret({ a: 1 })] };
        await declaring((program) => tellingSecretInputs(program, (value) => told.push(value)), props);
        expect(told).to.have.deep.members(["hunter22", { a: 1 }]);
    });
});

describe("what inputs wait on", () => {
    it("is recorded by resource and path, for unknowns of lower layers", async () => {
        const recorder = new WaitRecorder();
        const vpcId: Output<unknown> = await unknownOutput("network.vpcId");
        await declaring(
            (program) => recorder.around(program),
            { vpcId, tags: { own: output("x") } },
            "urn:subnet",
        );
        expect(recorder.found).to.deep.equal([
            { urn: "urn:subnet", path: "vpcId", waitsOn: ["network.vpcId"] },
        ]);
    });
});
