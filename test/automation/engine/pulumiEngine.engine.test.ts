// Covers: pulumiEngine.ts
import {
    ComponentResource,
    CustomResource,
    interpolate,
    output,
    secret,
    type Inputs,
    type Output,
} from "@pulumi/pulumi";
import { expect } from "chai";
import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEngine } from "../../../automation/engine/install/findEngine";
import { openEngine } from "../../../automation/engine/pulumiEngine";
import { unknownOutput } from "../../../automation/engine/unknownOutput";
import type { Engine, EngineProgress, StackSpec } from "../../../automation/engine/types";
import { CakeError } from "../../../automation/system/errors";
import { openTestProvider, type TestProvider } from "./testProvider";

class Thing extends CustomResource {
    declare readonly arn: Output<string>;

    constructor(name: string, inputs: Inputs, parent?: ComponentResource) {
        super(
            "test:index:Thing",
            name,
            { arn: undefined, ...inputs },
            { version: "1.0.0", ...(parent && { parent }) },
        );
    }
}

type Program = NonNullable<StackSpec["program"]>;

const vpc: Program = () => {
    const made = new Thing("vpc", { cidr: "10.0.0.0/16" });
    const token = secret(output({ token: "very secret token" }));
    return Promise.resolve({
        vpcId: made.arn,
        cidr: made.id,
        token,
        hidden: secret(made.arn),
        ids: [made.arn, "x"],
    });
};

/** A program that fails in the cloud. */
const failing: Program = async () => {
    const outputs = await vpc();
    new Thing("broken", { fail: "no quota for very secret token" });
    return outputs;
};

describe("the engine", function () {
    let folder = "";
    let provider: TestProvider;
    let engine: Engine;

    before(async () => {
        engine = openEngine(
            await findEngine({ root: process.cwd(), env: process.env, onProgress: () => undefined }),
        );
    });
    beforeEach(async () => {
        folder = mkdtempSync(join(tmpdir(), "engine-"));
        provider = await openTestProvider();
    });
    afterEach(() => {
        provider.close();
        rmSync(folder, { recursive: true });
    });

    const spec = (program?: Program, more: Partial<StackSpec> = {}): StackSpec => ({
        stack: "dev",
        project: "network",
        workDir: join(folder, "run"),
        projectDir: join(folder, "layer"),
        backend: `file://${folder}/state`,
        secretsProvider: "passphrase",
        environment: { ...provider.environment, PULUMI_CONFIG_PASSPHRASE: "correct horse" },
        ...(program && { program }),
        ...more,
    });
    const failure = async (running: Promise<unknown>): Promise<CakeError> => {
        const error: unknown = await running.then(
            () => undefined,
            (caught: unknown) => caught,
        );
        if (!(error instanceof CakeError))
            throw new Error("succeeded, or failed otherwise", { cause: error });
        return error;
    };
    const stateFile = (): string => join(folder, "state/.pulumi/stacks/network/dev.json");

    it("previews what was never deployed, applies exactly that by its plan, and finds nothing more to do", async () => {
        expect(await engine.outputs(spec())).to.equal(undefined);
        const preview = await engine.preview(spec(vpc), { savePlan: true });
        expect(preview.diff).to.deep.include({ layer: "network", confidence: "exact", unchanged: 0 });
        expect(preview.diff.changes.map(({ name, operation }) => [name, operation])).to.deep.equal([
            ["vpc", "create"],
        ]);
        expect(preview.outputs).to.deep.equal({
            vpcId: { state: "unknown", secret: false },
            cidr: { state: "unknown", secret: false },
            token: { state: "known", secret: true, value: { token: "very secret token" } },
            hidden: { state: "unknown", secret: true },
            ids: { state: "unknown", secret: false },
        });
        expect(provider.calls).to.deep.equal([]);

        const up = await engine.up(spec(vpc), { plan: preview.plan ?? "" });
        expect(up.result).to.equal("succeeded");
        expect(up.counts).to.deep.equal({ create: 1, update: 0, replace: 0, delete: 0, same: 0 });
        expect(up.outputs.hidden).to.have.property("secret", true);
        expect(await engine.outputs(spec())).to.deep.equal(up.outputs);

        const again = await engine.preview(spec(vpc), {});
        expect(again.diff.changes).to.deep.equal([]);
        expect(again.diff.unchanged).to.equal(1);
        expect(again.outputs).to.deep.equal(up.outputs);
        const written = readdirSync(folder, { recursive: true, withFileTypes: true });
        for (const file of written.filter((entry) => entry.isFile())) {
            const text = readFileSync(join(file.parentPath, file.name), "utf8");
            expect(text, file.name).not.to.contain("very secret token");
        }
    });

    it("passes unknowns of a layer below on, and says what its diff waits on", async () => {
        const subnet: Program = async () => {
            const id = await unknownOutput("network.vpcId");
            const group = new ComponentResource("my:index:Group", "group");
            const zone = new Thing("zone", {});
            new Thing("route", {
                target: { subnets: [zone.arn, interpolate`${id}/${zone.arn}`], name: "x" },
                key: secret(id),
            });
            return Promise.resolve({
                id: new Thing("subnet", { vpcId: id, cidr: "10.0.1.0/24" }, group).arn,
            });
        };
        const { diff } = await engine.preview(spec(subnet, { waitsOn: { vpcId: "network.vpcId" } }), {});
        expect(diff).to.deep.include({ confidence: "conditional", waitsOn: ["network.vpcId"] });
        const made = diff.changes.find((change) => change.name === "subnet");
        expect(made?.parent).to.contain("my:index:Group::group");
        expect(made?.properties).to.deep.equal([
            { path: "cidr", kind: "add", new: "10.0.1.0/24", replaces: false },
            { path: "vpcId", kind: "add", new: "[unknown]", replaces: false, waitsOn: ["network.vpcId"] },
        ]);
        const route = diff.changes.find((change) => change.name === "route");
        expect(route?.properties.map(({ path, waitsOn }) => [path, waitsOn])).to.deep.equal([
            ["key", ["network.vpcId"]],
            ["target", ["network.vpcId"]],
        ]);
    });

    it("refuses to do anything that a plan does not hold", async () => {
        const { plan } = await engine.preview(spec(vpc), { savePlan: true });
        const more: Program = async () => {
            const outputs = await vpc();
            new Thing("more", {});
            return outputs;
        };
        const error = await failure(engine.up(spec(more), { plan: plan ?? "" }));
        expect(error.exitCode).to.equal(5);
        expect(error.message).to.contain("not allowed by the plan");
        expect(provider.calls.filter((call) => call.includes("more"))).to.deep.equal([]);
    });

    it("gives the failures of an up as a result, without secrets, and keeps what was made", async () => {
        const progress: EngineProgress[] = [];
        const up = await engine.up(spec(failing), { onProgress: (one) => progress.push(one) });
        expect(up.result).to.equal("failed");
        expect(up.failures.map(({ urn, text }) => [urn.split("::").at(-1), text])).to.deep.equal([
            ["broken", "no quota for [secret]"],
        ]);
        expect(progress).to.deep.include({
            kind: "message",
            severity: "error",
            urn: up.failures[0]?.urn,
            text: "no quota for [secret]",
        });
        expect(JSON.stringify(progress)).not.to.contain("very secret token");
    });

    it("says in a preview what is wrong with a program, and changes nothing", async () => {
        const error = await failure(
            engine.preview(
                spec(() => Promise.reject(new Error("no such zone"))),
                {},
            ),
        );
        expect(error.exitCode).to.equal(4);
        expect(error.message).to.equal("The preview of dev/network failed:\n  no such zone");
    });

    it("stops an up after the operations under way, and goes on from there", async () => {
        const slow: Program = () => {
            const first = new Thing("first", { delay: 800 });
            return Promise.resolve({ id: new Thing("second", { after: first.arn }).id });
        };
        const abort = new AbortController();
        const onProgress = (one: EngineProgress): void => {
            if (one.kind === "started") abort.abort();
        };
        const stopped = await engine.up(spec(slow), { signal: abort.signal, onProgress });
        expect(stopped).to.deep.include({ result: "cancelled", failures: [] });
        expect(stopped.counts.create).to.equal(1);
        const rest = await engine.up(spec(slow), {});
        expect(rest.counts).to.deep.include({ create: 1, same: 1 });
    });

    it("destroys from state alone, with a work folder that is new, and twice", async () => {
        await engine.up(spec(vpc), {});
        rmSync(join(folder, "run"), { recursive: true });
        const destroyed = await engine.destroy(spec(), {});
        expect(destroyed).to.deep.include({ result: "succeeded", failures: [] });
        expect(destroyed.counts.delete).to.equal(1);
        expect(await engine.outputs(spec())).to.deep.equal({});
        expect((await engine.destroy(spec(), {})).counts.delete).to.equal(0);
        expect((await engine.destroy(spec(vpc, { stack: "never" }), {})).result).to.equal("succeeded");
        expect(existsSync(join(folder, "state/.pulumi/stacks/network/never.json"))).to.equal(false);
    });

    it("runs several stacks at once without mixing them up", async () => {
        const program =
            (name: string): Program =>
            async () => {
                const thing = new Thing(name, { of: name });
                await Promise.resolve();
                return { of: name, later: thing.arn };
            };
        const names = ["a", "b", "c"];
        const previews = await Promise.all(
            names.map((name) =>
                engine.preview(spec(program(name), { project: name, workDir: join(folder, name) }), {}),
            ),
        );
        for (const [index, { diff, outputs }] of previews.entries()) {
            const name = names[index];
            expect(diff.changes.map((change) => [change.name, change.urn.split("::")[1]])).to.deep.equal([
                [name, name],
            ]);
            expect(outputs.of).to.deep.equal({ state: "known", secret: false, value: name });
        }
    });

    it("says who is wrong about a passphrase, a state that is broken, and a lock", async () => {
        await engine.up(spec(vpc), {});
        const environment = { ...provider.environment, PULUMI_CONFIG_PASSPHRASE: "wrong horse" };
        expect((await failure(engine.preview(spec(vpc, { environment }), {}))).exitCode).to.equal(3);
        expect((await failure(engine.outputs(spec(vpc, { environment })))).exitCode).to.equal(3);

        const locks = join(folder, "state/.pulumi/locks/organization/network/dev");
        mkdirSync(locks, { recursive: true });
        const lock = { pid: 12, username: "ann", hostname: "elsewhere", timestamp: "2026-01-01T00:00:00Z" };
        writeFileSync(join(locks, "1.json"), JSON.stringify(lock));
        const locked = await failure(engine.up(spec(vpc), {}));
        expect(locked.message).to.contain("ann@elsewhere (pid 12) since 2026-01-01");
        rmSync(locks, { recursive: true });

        const good = readFileSync(stateFile(), "utf8");
        writeFileSync(stateFile(), good.slice(0, 200));
        const runs = [
            () => engine.preview(spec(vpc), {}),
            () => engine.destroy(spec(), {}),
            () => engine.outputs(spec()),
        ];
        for (const run of runs) {
            const broken = (await failure(run())).message;
            expect(broken).to.contain("The state of dev/network in").and.contain("cannot be read");
        }
        expect(readFileSync(stateFile(), "utf8")).to.equal(good.slice(0, 200));
    });

    it("takes the configuration of the layer's own project", async () => {
        mkdirSync(join(folder, "layer"));
        const text =
            "name: other\nruntime: nodejs\nmain: x.ts\nconfig:\n  pulumi:autonaming: { value: { mode: verbatim } }\n";
        writeFileSync(join(folder, "layer/Pulumi.yaml"), text);
        await engine.preview(spec(vpc), {});
        const written = readFileSync(join(folder, "run/Pulumi.yaml"), "utf8");
        expect(written).to.contain("name: network").and.to.contain("mode: verbatim");
        expect(written).not.to.contain("main");
    });
});
