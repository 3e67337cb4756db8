// Covers: exportDeployment.ts, forgetRecords.ts
import { expect } from "chai";
import { forgetRecords } from "../../../../automation/engine/state/forgetRecords";
import {
    readOutputs,
    readResources,
    readSecrets,
    readState,
} from "../../../../automation/engine/state/readStack";
import { exported, noSuchStack, rejection, scriptedPulumi } from "../scriptedPulumi";

const key = "4dabf18193072939515e22adb298388d";
const mark = "1b47061264138c4ac30d75fd1eb44270";
const encrypted = { [key]: mark, ciphertext: "v1:abc" };
const decrypted = { [key]: mark, plaintext: '"hunter22"' };
const stack = (outputs: object) => ({ urn: "s", type: "pulumi:pulumi:Stack", outputs });
const vpc = { urn: "v", type: "aws:ec2/vpc:Vpc", custom: true, id: "vpc-1", outputs: { arn: "arn:vpc-1" } };
const pod = { urn: "p", type: "kubernetes:core/v1:Pod", custom: true, id: "shop/web", dependencies: ["v"] };

describe("the outputs of a stack", () => {
    it("are read from its file without a process, as long as none is secret", async () => {
        const { command, spec, writeState, calls } = scriptedPulumi();
        writeState({ resources: [stack({ vpcId: "vpc-1" })] });
        expect(await readOutputs(command, spec, () => undefined)).to.deep.equal({
            vpcId: { state: "known", secret: false, value: "vpc-1" },
        });
        expect(calls()).to.deep.equal([]);
    });

    it("are decrypted by the engine if one is secret, and all secrets are passed on", async () => {
        const { command, spec, writeState, calls } = scriptedPulumi({
            "stack export": exported({ resources: [stack({ token: decrypted })] }),
        });
        writeState({ resources: [stack({ token: encrypted })] });
        const secrets: unknown[] = [];
        const outputs = await readOutputs(command, spec, (values) => secrets.push(...values));
        expect(outputs).to.deep.equal({ token: { state: "known", secret: true, value: "hunter22" } });
        expect(secrets).to.deep.equal(["hunter22"]);
        expect(calls()[0]).to.match(/^stack export --stack dev --show-secrets/);
    });

    it("are undefined for a stack that does not exist, in a folder or elsewhere", async () => {
        const { command, spec } = scriptedPulumi({ "stack export": noSuchStack });
        expect(await readOutputs(command, spec, () => undefined)).to.equal(undefined);
        const remote = { ...spec, backend: "s3://bucket" };
        expect(await readOutputs(command, remote, () => undefined)).to.equal(undefined);
    });

    it("are an error that says what to do if the engine cannot read the state", async () => {
        const failing = { stderr: "error: get stack: incorrect passphrase", code: 255 };
        const { command, spec } = scriptedPulumi({ "stack export": failing }, { backend: "s3://bucket" });
        const error = await rejection(readOutputs(command, spec, () => undefined));
        expect(error).to.have.property("message", "Wrong passphrase for the secrets of dev/network.");
    });
});

describe("the secrets of a stack", () => {
    it("take a process only if its file has some", async () => {
        const { command, spec, writeState, calls } = scriptedPulumi({
            "stack export": exported({ resources: [{ ...vpc, outputs: { password: decrypted } }] }),
        });
        const secrets: unknown[] = [];
        const read = () => readSecrets(command, spec, (values) => secrets.push(...values));
        writeState({ resources: [vpc] });
        await read();
        expect(calls()).to.deep.equal([]);
        writeState({ resources: [{ ...vpc, outputs: { password: encrypted } }] });
        await read();
        expect(secrets).to.deep.equal(["hunter22"]);
    });
});

describe("the resources of a stack", () => {
    it("are those that it manages, from its file or from the engine", async () => {
        const managed = [{ urn: "v", type: "aws:ec2/vpc:Vpc", id: "vpc-1", arn: "arn:vpc-1" }];
        const local = scriptedPulumi();
        local.writeState({ resources: [stack({}), vpc] });
        expect(await readResources(local.command, local.spec)).to.deep.equal(managed);
        const remote = scriptedPulumi(
            { "stack export": exported({ resources: [stack({}), vpc] }) },
            { backend: "s3://b" },
        );
        expect(await readResources(remote.command, remote.spec)).to.deep.equal(managed);
        expect(await readResources(remote.command, scriptedPulumi().spec)).to.deep.equal([]);
    });
});

describe("the state of a stack", () => {
    it("is asked of the engine if it is in no folder", async () => {
        const { command, spec, calls } = scriptedPulumi(
            { "stack export": exported({ resources: [stack({ vpcId: "vpc-1" })] }) },
            { backend: "s3://bucket" },
        );
        expect((await readState(command, spec)).outputs).to.have.property("vpcId");
        expect(calls()).to.have.length(1);
    });
});

describe("forgetting records", () => {
    const isPod = (type: string): boolean => type.startsWith("kubernetes:");

    it("imports the state without them, and says how many there were", async () => {
        const { command, spec, writeState, imported, calls } = scriptedPulumi({
            "stack export": exported({ resources: [vpc, pod], manifest: { time: "now" } }),
        });
        writeState({ resources: [vpc, pod] });
        expect(await forgetRecords(command, spec, isPod)).to.equal(1);
        expect(imported()).to.have.nested.property("deployment.manifest.time", "now");
        expect(imported()).to.have.nested.property("deployment.resources.length", 1);
        expect(calls()[1]).to.match(/^stack import --stack dev --file \S+ --non-interactive/);
    });

    it("writes nothing if there are none, or no stack", async () => {
        const { command, spec, writeState, calls } = scriptedPulumi({
            "stack export": exported({ resources: [vpc] }),
        });
        expect(await forgetRecords(command, spec, isPod)).to.equal(0);
        expect(calls()).to.deep.equal([]);
        writeState({ resources: [vpc] });
        expect(await forgetRecords(command, spec, isPod)).to.equal(0);
        expect(calls()).to.have.length(1);
    });
});
