// Covers: deployment.ts, probes.ts, readReal.ts
import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import {
    keepsPending,
    readDeployment,
    writeDeployment,
    type WholeResource,
} from "../../../../automation/engine/repair/deployment";
import { readJournal, writeJournal } from "../../../../automation/engine/repair/journal";
import { answersTo, probesOf } from "../../../../automation/engine/repair/probes";
import { readReal } from "../../../../automation/engine/repair/readReal";
import { interruptedOn, repairStack } from "../../../../automation/engine/repair/repairStack";
import type { RepairOptions } from "../../../../automation/engine/repair/types";
import {
    exported,
    noSuchStack,
    rejection,
    scriptedPulumi,
    type Scripted,
    type ScriptedPulumi,
} from "../scriptedPulumi";

const provider: WholeResource = {
    urn: "urn:pulumi:dev::network::pulumi:providers:aws::main",
    type: "pulumi:providers:aws",
    custom: true,
    id: "1",
};
const role: WholeResource = {
    urn: "urn:pulumi:dev::network::aws:iam/role:Role::nodes",
    type: "aws:iam/role:Role",
    custom: true,
    inputs: { name: "nodes" },
    provider: `${provider.urn}::1`,
};
const options: RepairOptions = {
    where: { account: "123456789012", partition: "aws" },
    lookup: () => Promise.resolve([]),
};

/** A `pulumi` whose refresh of a scratch state does this to the state's file, at `$state`. */
function refreshing(script: string, answers: Readonly<Record<string, Scripted>> = {}): ScriptedPulumi {
    const pulumi = scriptedPulumi(answers);
    const text = readFileSync(pulumi.command, "utf8");
    const state = 'state="${PULUMI_BACKEND_URL#file://}/.pulumi/stacks/network/dev.json"';
    const refresh = `case "$*" in refresh*) ${state}; ${script}; exit $?;; esac`;
    writeFileSync(pulumi.command, text.replace("case ", `${refresh}\ncase `));
    return pulumi;
}

const gone = `echo '{"version":3,"checkpoint":{"latest":{"resources":[]}}}' > "$state"`;
/** The provider finds the resource: it gets outputs. */
const exists = `sed -i 's/"outputs":{}/"outputs":{"arn":"arn:nodes","name":"nodes"}/' "$state"`;

describe("the deployment of a stack", () => {
    it("is read from its file, or exported, and empty for a stack that does not exist", async () => {
        const local = scriptedPulumi();
        expect(await readDeployment(local.command, local.spec)).to.deep.equal({});
        local.writeState({ resources: [role] });
        expect(await readDeployment(local.command, local.spec)).to.deep.equal({ resources: [role] });
        expect(local.calls()).to.deep.equal([]);
        const remote = { backend: "s3://bucket" };
        const other = scriptedPulumi({ "stack export": exported({ resources: [role] }) }, remote);
        expect(await readDeployment(other.command, other.spec)).to.deep.equal({ resources: [role] });
        const missing = scriptedPulumi({ "stack export": noSuchStack }, remote);
        expect(await readDeployment(missing.command, missing.spec)).to.deep.equal({});
    });

    it("is imported by the engine, or written to its file if operations stay pending", async () => {
        const { command, spec, writeState, imported, calls } = scriptedPulumi();
        const file = writeState({ resources: [] });
        await writeDeployment(command, spec, { resources: [role] });
        expect(imported()).to.deep.equal({ version: 3, deployment: { resources: [role] } });
        const pending = {
            resources: [],
            pending_operations: [{ resource: role, type: "creating" as const }],
        };
        expect(keepsPending(spec)).to.equal(true);
        await writeDeployment(command, spec, pending);
        expect(calls()).to.have.length(1);
        expect(JSON.parse(readFileSync(file, "utf8"))).to.deep.equal({
            version: 3,
            checkpoint: { latest: pending },
        });
    });

    it("stays as it is if the engine does not accept it", async () => {
        const refused = { stderr: "error: snapshot integrity failure", code: 255 };
        const { command, spec } = scriptedPulumi({ "stack import": refused });
        const error = await rejection(writeDeployment(command, spec, { resources: [] }));
        expect(error)
            .to.have.property("message")
            .that.matches(
                /^The engine does not accept the repaired state of dev\/network: snapshot integrity/,
            );
        expect(keepsPending({ ...spec, backend: "s3://bucket" })).to.equal(false);
    });
});

describe("reading real resources", () => {
    const probe = { resource: { ...role, id: "nodes" } };

    it("returns a resource as its provider reads it, under its own URN", async () => {
        const { command, spec } = refreshing(exists);
        const [answer] = await readReal(command, spec, { resources: [provider] }, [probe], undefined);
        expect(answer).to.have.nested.property("resource.outputs.arn", "arn:nodes");
        expect(answer).to.have.nested.property("resource.urn", role.urn);
    });

    it("returns that a resource is gone, or why it could not be read", async () => {
        const { command, spec } = refreshing(gone);
        expect(await readReal(command, spec, {}, [probe], undefined)).to.deep.equal([{ gone: true }]);
        const failing = refreshing('echo "error: AccessDenied: no" >&2; exit 1');
        expect(await readReal(failing.command, failing.spec, {}, [probe], undefined)).to.deep.equal([
            { why: "AccessDenied: no" },
        ]);
    });

    it("starts no process without a question", async () => {
        const { command, spec, calls } = scriptedPulumi();
        expect(await readReal(command, spec, {}, [], undefined)).to.deep.equal([]);
        expect(calls()).to.deep.equal([]);
    });

    it("is tried four times while a provider does not answer", async () => {
        const { command, spec, calls } = refreshing("exit 1");
        const operation = { urn: role.urn, type: role.type, doing: "creating", isPending: true } as const;
        const probes = probesOf({ operation, wanted: role, recorded: undefined }, { ids: ["nodes"] });
        const answers = await answersTo(command, spec, { resources: [provider] }, probes, {});
        expect([...answers.values()]).to.deep.equal([{ why: "it could not be read" }]);
        expect(calls()).to.have.length(4);
    });
});

describe("the repair of a stack", () => {
    const pending = {
        resources: [provider],
        pending_operations: [{ resource: role, type: "creating" as const }],
    };

    it("takes over what was created, and drops the operation", async () => {
        const { command, spec, writeState, imported } = refreshing(exists);
        writeState(pending);
        expect(await interruptedOn(command, spec)).to.deep.equal([
            { urn: role.urn, type: role.type, doing: "creating", isPending: true },
        ]);
        const repaired = await repairStack(command, spec, options);
        expect(repaired.map(({ result, id }) => [result, id])).to.deep.equal([["imported", "nodes"]]);
        expect(imported()).to.have.nested.property("deployment.resources[1].id", "nodes");
        expect(imported()).to.deep.nested.include({ "deployment.pending_operations": [] });
    });

    it("drops what was not created", async () => {
        const { command, spec, writeState, imported } = refreshing(gone);
        writeState(pending);
        const [one] = await repairStack(command, spec, options);
        expect(one?.result).to.equal("cleared");
        expect(imported()).to.have.nested.property("deployment.resources.length", 1);
    });

    it("leaves open what cannot be read, with the commands for a person, and in the journal", async () => {
        const { command, spec, writeState } = refreshing("exit 1");
        const file = writeState({ resources: [provider] });
        const before = readFileSync(file, "utf8");
        const { urn, type, inputs = {} } = role;
        writeJournal(spec.workDir, [{ urn, type, provider: `${provider.urn}::1`, inputs, hidden: [] }]);
        const [one] = await repairStack(command, spec, options);
        expect(one).to.include({ result: "undecided", why: "it could not be read" });
        expect(one?.commands).to.have.length(1);
        expect(readJournal(spec.workDir)).to.have.length(1);
        expect(readFileSync(file, "utf8")).to.equal(before);
    });
});
