import { expect } from "chai";
import { compute } from "../../../layers/compute/compute";
import type { ComputeSettings } from "../../../layers/compute/settings";
import { ofType, read, record } from "../recording";
import { about, below, computeSettings } from "../samples";

function recorded(controllerIdentity: ComputeSettings["controllerIdentity"]) {
    const settings = { ...computeSettings, controllerIdentity };
    return record(() => compute({ about, settings, below: below().compute }));
}

const accounts = {
    "aws-ebs-csi-driver": "ebs-csi-controller-sa",
    "aws-load-balancer-controller": "aws-load-balancer-controller",
};

describe("The identity of the controllers", () => {
    it("must be EKS Pod Identity, for their own service accounts", async () => {
        const recording = await recorded("podIdentity");
        const associations = ofType(recording, "PodIdentityAssociation");
        expect(
            Object.fromEntries(associations.map(({ name, inputs }) => [name, inputs.serviceAccount])),
        ).to.deep.equal(accounts);
        for (const { name } of associations) {
            const role = ofType(recording, "Role").find((found) => found.name === name);
            expect(role?.inputs.assumeRolePolicy).to.contain("pods.eks.amazonaws.com");
        }
        expect(ofType(recording, "OpenIdConnectProvider")).to.be.empty;
        expect((await read(recording.outputs.oidcProviderArn)).value).to.equal("");
    });

    it("must trust one service account each where an OIDC provider is wanted", async () => {
        const recording = await recorded("oidc");
        expect(ofType(recording, "PodIdentityAssociation")).to.be.empty;
        const [provider] = ofType(recording, "OpenIdConnectProvider");
        expect(provider?.inputs).to.deep.include({
            url: "https://oidc.example/id/1",
            clientIdLists: ["sts.amazonaws.com"],
        });
        for (const [name, account] of Object.entries(accounts)) {
            const role = ofType(recording, "Role").find((found) => found.name === name);
            const trust = role?.inputs.assumeRolePolicy as string;
            expect(trust).to.contain(
                `"oidc.example/id/1:sub":"system:serviceaccount:kube-system:${account}"`,
            );
            expect(trust).to.contain('"oidc.example/id/1:aud":"sts.amazonaws.com"');
        }
        const driver = ofType(recording, "Addon").find(({ name }) => name === "aws-ebs-csi-driver");
        expect(driver?.inputs.serviceAccountRoleArn).to.contain(":aws-ebs-csi-driver");
        expect((await read(recording.outputs.oidcProviderArn)).value).to.contain(":cluster");
    });

    it("must never come from the component, which reads certificates from the network", async () => {
        for (const way of ["podIdentity", "oidc"] as const) {
            const [cluster] = ofType(await recorded(way), "index:Cluster");
            expect(cluster?.inputs).not.to.have.property("createOidcProvider");
        }
    });

    it("must hand the roles to the layer above, by controller", async () => {
        const { outputs } = await recorded("podIdentity");
        expect(Object.keys((await read(outputs.controllerRoleArns)).value)).to.have.members(
            Object.keys(accounts),
        );
    });
});
