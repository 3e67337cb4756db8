import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { clusterConfig } from "../../../layers/cluster-config/clusterConfig";
import type { ClusterConfigSettings } from "../../../layers/cluster-config/settings";
import { ofType, record } from "../recording";
import { about, below, clusterConfigSettings } from "../samples";

const prefix = "service.beta.kubernetes.io/aws-load-balancer";

async function releases(changes: Partial<ClusterConfigSettings> = {}, oidcProviderArn = "") {
    const settings = { ...clusterConfigSettings, ...changes };
    const recording = await record(() =>
        clusterConfig({
            about,
            settings,
            below: { ...below().clusterConfig, oidcProviderArn: pulumi.output(oidcProviderArn) },
        }),
    );
    return new Map(
        ofType(recording, "Release").map(({ name, inputs }) => [
            name,
            inputs.values as Record<string, unknown>,
        ]),
    );
}

async function annotations(internal: boolean): Promise<Record<string, string>> {
    const values = (await releases({ ingress: { ...clusterConfigSettings.ingress, internal } })).get(
        "ingress-nginx",
    );
    return (values as { controller: { service: { annotations: Record<string, string> } } }).controller.service
        .annotations;
}

describe("The way into the cluster", () => {
    it("must not open a port to the Internet", async () => {
        expect(await annotations(true)).to.include({
            [`${prefix}-type`]: "nlb",
            [`${prefix}-internal`]: "true",
            [`${prefix}-scheme`]: "internal",
        });
    });

    it("must open one only where the settings say so", async () => {
        expect(await annotations(false)).to.include({
            [`${prefix}-internal`]: "false",
            [`${prefix}-scheme`]: "internet-facing",
        });
    });

    it("must tag the load balancer like everything else, so that a sweep finds it", async () => {
        expect((await annotations(true))[`${prefix}-additional-resource-tags`]).to.equal(
            "environment=test,layer=cluster-config,kind=sandbox,owner=platform,managed-by=pulumi",
        );
    });

    it("must do without the AWS Load Balancer Controller where the settings have none", async () => {
        const found = await releases({ loadBalancerController: undefined });
        expect([...found.keys()]).to.deep.equal(["ingress-nginx"]);
    });

    it("must annotate a role through an OIDC provider, and none with Pod Identity", async () => {
        const account = async (oidcProviderArn: string) =>
            (await releases({}, oidcProviderArn)).get("aws-load-balancer-controller")?.serviceAccount;
        const name = "aws-load-balancer-controller";
        expect(await account("")).to.deep.equal({ name, annotations: {} });
        expect(await account("arn:aws:iam::111111111111:oidc-provider/x")).to.deep.equal({
            name,
            annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111111111111:role/lb" },
        });
    });
});
