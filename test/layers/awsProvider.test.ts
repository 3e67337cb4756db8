// Covers: partition.ts, tags.ts
import { expect } from "chai";
import { awsProvider } from "../../layers/awsProvider";
import { partitionOf } from "../../layers/partition";
import { tagsOf } from "../../layers/tags";
import { record } from "./recording";
import { about } from "./samples";

describe("the AWS provider of a layer", () => {
    it("is for the environment's account and region, and tags all that it creates", async () => {
        const { resources } = await record(() => awsProvider(about, "network"));
        const [provider] = resources;
        expect(provider?.type).to.equal("pulumi:providers:aws");
        expect(provider?.inputs).to.include({
            region: "eu-central-1",
            allowedAccountIds: '["111111111111"]',
        });
        expect(JSON.parse(provider?.inputs.defaultTags as string)).to.deep.equal({
            tags: tagsOf(about, "network"),
        });
    });
});

describe("the tags of a layer", () => {
    it("name the environment, the layer, the kind and the owner, and that Pulumi manages it", () => {
        expect(tagsOf({ ...about, tags: {} }, "network")).to.deep.equal({
            environment: "test",
            layer: "network",
            kind: "sandbox",
            owner: "platform",
            "managed-by": "pulumi",
        });
    });

    it("have those in the environment's settings with them", () => {
        expect(tagsOf({ ...about, tags: { cost: "a" } }, "network")).to.include({
            cost: "a",
            layer: "network",
        });
    });
});

describe("the partition of a region", () => {
    it("is that of its ARNs: China and GovCloud have their own", () => {
        const regions = ["eu-central-1", "us-east-1", "cn-north-1", "us-gov-west-1"];
        expect(regions.map(partitionOf)).to.deep.equal(["aws", "aws", "aws-cn", "aws-us-gov"]);
    });
});
