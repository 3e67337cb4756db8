import * as aws from "@pulumi/aws";
import * as random from "@pulumi/random";
import { expect } from "chai";
import { awsPackage } from "../../../aws/provider/awsPackage";
import { noLatency } from "../../../model/latency";
import { randomPackage } from "../../../random/randomPackage";
import { openJournalStore } from "../../../store/journalStore";
import type { Store } from "../../../store/store";
import { temporaryFolder } from "../../support/temporaryFolder";
import { type EngineStacks, operationsOf, startEngine, stateOf } from "../../support/engineStacks";

// Two providers in each stack: the local cloud must not take one's settings for the other's.
function program(environment: string) {
    return () => {
        const provider = (name: string, region: string) =>
            new aws.Provider(name, { region, defaultTags: { tags: { environment, name } } });
        const [here, there] = [provider("here", "eu-central-1"), provider("there", "us-east-1")];
        const vpcs = [
            new aws.ec2.Vpc("here", { cidrBlock: "10.0.0.0/16" }, { provider: here }),
            new aws.ec2.Vpc(
                "there",
                { cidrBlock: "10.1.0.0/16", tags: { name: "own" } },
                { provider: there },
            ),
        ] as const;
        const subnets = Array.from(
            { length: 8 },
            (_, index) =>
                new aws.ec2.Subnet(
                    `s${index}`,
                    { vpcId: vpcs[0].id, cidrBlock: `10.0.${index}.0/24` },
                    { provider: here },
                ),
        );
        const password = new random.RandomPassword("password", { length: 24 });
        return {
            tags: [vpcs[0].tagsAll, vpcs[1].tagsAll],
            arns: vpcs.map(({ arn }) => arn),
            account: aws.getCallerIdentityOutput({}, { provider: here }).accountId,
            subnet: subnets[0]?.id,
            password: password.result,
        };
    };
}

describe("aws and random under the real engine", function () {
    this.timeout(180_000);
    let engine: EngineStacks;
    let store: Store;

    before(async () => {
        const account = "123456789012";
        store = openJournalStore(temporaryFolder(), account);
        const context = {
            store,
            account,
            region: "eu-central-1",
            latency: noLatency,
            kubernetesUrl: () => undefined,
            notice: () => undefined,
        };
        engine = await startEngine([awsPackage(context), randomPackage()]);
    });

    after(async () => {
        await engine.close();
        store.close();
    });

    it("keep two stacks and their providers apart that run at once, and find nothing to change after", async () => {
        const names = ["blue", "green"];
        const stacks = await Promise.all(names.map((name) => engine.open(name, program(name))));
        const results = await Promise.all(stacks.map((stack) => stack.up()));
        for (const [index, { outputs }] of results.entries()) {
            const environment = names[index];
            expect(outputs.tags?.value).to.deep.equal([
                { environment, name: "here" },
                { environment, name: "own" },
            ]);
            const arns = outputs.arns?.value as string[];
            expect(arns.map((arn) => arn.split(":").slice(3, 5).join(" "))).to.deep.equal([
                "eu-central-1 123456789012",
                "us-east-1 123456789012",
            ]);
            expect(outputs.account?.value).to.equal("123456789012");
            expect(outputs.password?.secret).to.equal(true);
        }
        const [blue, green] = stacks;
        if (blue === undefined || green === undefined) throw new Error("there are two stacks");
        const { summary } = await blue.refresh();
        expect(Object.keys(summary.resourceChanges ?? {})).to.deep.equal(["same"]);
        expect(await operationsOf(blue)).to.deep.equal(["same"]);

        // Something that nobody described keeps the VPC, and goes only when it goes.
        const vpc = (await stateOf(blue)).find(({ urn }) => urn.endsWith("Vpc::here"));
        store.put("ec2/networkInterface", "eni-1", { vpcId: vpc?.outputs?.id, status: "in-use" });
        const failed = await blue.destroy().catch((error: unknown) => String(error));
        expect(failed)
            .to.contain("DependencyViolation: The vpc")
            .and.contain("has dependencies and cannot be deleted");
        store.delete("ec2/networkInterface", "eni-1");
        await Promise.all([blue.destroy(), green.destroy()]);
        expect(store.kinds("")).to.deep.equal([]);
    });

    it("take over by its id what is there already", async () => {
        const first = await engine.open("first", () => ({
            id: new aws.ec2.Vpc("v", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true }).id,
        }));
        const id = (await first.up()).outputs.id?.value as string;
        const importing = (more: { import?: string }) => () => {
            new aws.ec2.Vpc("taken", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true }, more);
            return {};
        };
        const second = await engine.open("second", importing({ import: id }));
        const { summary } = await second.up();
        expect(summary.resourceChanges).to.include({ import: 1 });
        expect(await operationsOf(await engine.open("second", importing({})))).to.deep.equal(["same"]);
    });
});
