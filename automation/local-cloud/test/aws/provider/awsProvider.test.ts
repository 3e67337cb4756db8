// Covers: accountFunctions.ts, checkInputs.ts, functions.ts, genericModel.ts, tags.ts
import { expect } from "chai";
import { Secret, unknown } from "../../../protocol/providerModel";
import { Account, answerTo, named } from "../account";

const vpcType = "aws:ec2/vpc:Vpc";
const queueType = "aws:sqs/queue:Queue";

describe("the local cloud's aws provider", () => {
    let account: Account;

    beforeEach(() => {
        account = new Account();
    });

    afterEach(() => {
        account.close();
    });

    it("foresees inputs and nothing else", async () => {
        const provider = await account.configure();
        const resource = named(vpcType, "v");
        const { inputs } = await provider.check(
            resource,
            {},
            { cidrBlock: "10.0.0.0/16", tags: unknown },
            undefined,
        );
        const { id, properties } = await provider.create(resource, inputs, true);
        expect(id).to.equal("");
        expect(properties).to.include({ cidrBlock: "10.0.0.0/16", instanceTenancy: "default", arn: unknown });
        expect(properties.tagsAll).to.equal(unknown);
        expect(account.store.version()).to.equal(0);
    });

    it("merges default tags below a resource's own, and sees when either changes", async () => {
        const config = { defaultTags: JSON.stringify({ tags: { owner: "a", env: "x" } }) };
        const made = await account.make(vpcType, { cidrBlock: "10.0.0.0/16", tags: { owner: "b" } }, config);
        expect(made.is.tagsAll).to.deep.equal({ owner: "b", env: "x" });
        expect(made.is.tags).to.deep.equal({ owner: "b" });
        const other = await account.configure({ defaultTags: JSON.stringify({ tags: { env: "y" } }) });
        const given = { cidrBlock: "10.0.0.0/16", tags: { owner: "b" } };
        const { inputs } = await other.check(made.resource, made.inputs, given, undefined);
        const { changes } = await other.diff(made.resource, made.id, made.inputs, made.properties, inputs);
        expect(changes).to.deep.equal({ "tagsAll.env": "update" });
    });

    it("replaces where AWS cannot change, deleting first what has the same name", async () => {
        const made = await account.make(vpcType, { cidrBlock: "10.0.0.0/16" });
        const provider = await account.configure();
        const news = { ...made.inputs, cidrBlock: "10.1.0.0/16", enableDnsHostnames: true };
        expect(await provider.diff(made.resource, made.id, made.inputs, made.properties, news)).to.deep.equal(
            {
                changes: { cidrBlock: "update-replace", enableDnsHostnames: "add" },
                deleteBeforeReplace: false,
            },
        );
        const olds = { name: "r", path: "/" };
        const role = named("aws:iam/role:Role", "r");
        expect(await provider.diff(role, "r", olds, olds, { ...olds, path: "/x/" })).to.deep.equal({
            changes: { path: "update-replace" },
            deleteBeforeReplace: true,
        });
    });

    it("takes names as autonaming proposes them, keeps them, and makes some up without", async () => {
        const provider = await account.configure();
        const resource = named("aws:cloudwatch/logGroup:LogGroup", "logs");
        const nameOf = async (olds: { name?: string }, mode?: "propose" | "disable") =>
            (await provider.check(resource, olds, {}, mode && { proposedName: "logs-s", mode })).inputs.name;
        expect(await nameOf({}, "propose")).to.equal("logs-s");
        expect(await nameOf({ name: "kept" }, "propose")).to.equal("kept");
        expect(await nameOf({}, "disable")).to.equal(undefined);
        expect(await nameOf({})).to.match(/^logs-[0-9a-f]{7}$/);
    });

    it("says which required inputs are missing", async () => {
        const provider = await account.configure();
        const { failures } = await provider.check(named("aws:ec2/subnet:Subnet", "s"), {}, {}, undefined);
        expect(failures.map(({ property }) => property)).to.deep.equal(["vpcId"]);
    });

    it("keeps secrets marked", async () => {
        const made = await account.make(queueType, { policy: new Secret("s3cret"), delaySeconds: 1 });
        expect(made.properties.policy).to.deep.equal(new Secret("s3cret"));
        const provider = await account.configure();
        const read = await provider.read(made.resource, made.id, made.inputs, made.properties);
        expect(read?.properties.policy).to.deep.equal(new Secret("s3cret"));
    });

    it("shows drift in inputs and outputs, and that something is gone", async () => {
        const made = await account.make(vpcType, { cidrBlock: "10.0.0.0/16" });
        const provider = await account.configure();
        account.store.put("ec2/vpc", made.id, { ...made.is, enableDnsSupport: false });
        const read = await provider.read(made.resource, made.id, made.inputs, made.properties);
        expect(read?.inputs).to.include({ enableDnsSupport: false, cidrBlock: "10.0.0.0/16" });
        account.store.delete("ec2/vpc", made.id);
        expect(await provider.read(made.resource, made.id, made.inputs, made.properties)).to.equal(undefined);
    });

    it("rebuilds the inputs of what is imported", async () => {
        const made = await account.make(vpcType, { cidrBlock: "10.0.0.0/16", tags: { Name: "v" } });
        const read = await (await account.configure()).read(made.resource, made.id, {}, {});
        expect(read?.inputs).to.include({ cidrBlock: "10.0.0.0/16" }).and.not.have.property("arn");
        expect(read?.properties.arn).to.equal(made.is.arn);
    });

    it("accepts types it has no model of, with one notice each", async () => {
        const made = await account.make(queueType, { delaySeconds: 1 });
        expect(made.is).to.include({ delaySeconds: 1, region: "eu-central-1" });
        const provider = await account.configure();
        for (const news of [{ delaySeconds: 2 }, {}]) {
            await provider.diff(made.resource, made.id, made.inputs, made.properties, news);
        }
        expect(new Set(account.notices)).to.deep.equal(
            new Set([`The local cloud has only a generic model of ${queueType}: it accepts any inputs.`]),
        );
    });

    it("refuses an account that the provider is not allowed to use", async () => {
        const work = account.configure({ allowedAccountIds: '["111111111111"]' });
        expect(await answerTo(work)).to.equal("AccountNotAllowed: AWS account ID not allowed: 123456789012");
    });

    it("answers the functions that programs ask", async () => {
        const provider = await account.configure({ region: "us-east-1" });
        const ask = (token: string, args = {}) => provider.invoke(token, args);
        expect(await ask("aws:index/getCallerIdentity:getCallerIdentity")).to.include({
            accountId: "123456789012",
        });
        expect(await ask("aws:index/getPartition:getPartition")).to.include({ partition: "aws" });
        expect((await ask("aws:index/getAvailabilityZones:getAvailabilityZones")).names).to.deep.equal([
            "us-east-1a",
            "us-east-1b",
            "us-east-1c",
        ]);
        const statements = [{ actions: ["s3:*"], resources: ["*"] }];
        const policy = await ask("aws:iam/getPolicyDocument:getPolicyDocument", { statements });
        expect(JSON.parse(policy.minifiedJson as string)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
        });
        expect(await answerTo(ask("aws:x/y:z"))).to.match(/^Unsupported/);
    });
});
