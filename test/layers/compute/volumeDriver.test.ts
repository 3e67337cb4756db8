import { expect } from "chai";
import type { ComputeSettings } from "../../../layers/compute/settings";
import { ofType, read } from "../recording";
import { recorded as recordedWith } from "./recorded";

function recorded(controllerIdentity: ComputeSettings["controllerIdentity"]) {
    return recordedWith({ controllerIdentity });
}

const name = "aws-ebs-csi-driver";
const serviceAccount = "ebs-csi-controller-sa";

describe("The identity of the volume driver", () => {
    it("must be EKS Pod Identity, for its own service account", async () => {
        const recording = await recorded("podIdentity");
        const associations = ofType(recording, "PodIdentityAssociation");
        expect(associations.map(({ inputs }) => inputs.serviceAccount)).to.deep.equal([serviceAccount]);
        const role = ofType(recording, "Role").find((found) => found.name === name);
        expect(role?.inputs.assumeRolePolicy).to.contain("pods.eks.amazonaws.com");
        expect(ofType(recording, "OpenIdConnectProvider")).to.be.empty;
        expect((await read(recording.outputs.oidcProviderArn)).value).to.equal("");
    });

    it("must trust one service account if an OIDC provider is wanted", async () => {
        const recording = await recorded("oidc");
        expect(ofType(recording, "PodIdentityAssociation")).to.be.empty;
        const [provider] = ofType(recording, "OpenIdConnectProvider");
        expect(provider?.inputs).to.deep.include({
            url: "https://oidc.example/id/1",
            clientIdLists: ["sts.amazonaws.com"],
        });
        const role = ofType(recording, "Role").find((found) => found.name === name);
        const trust = role?.inputs.assumeRolePolicy as string;
        expect(trust).to.contain(
            `"oidc.example/id/1:sub":"system:serviceaccount:kube-system:${serviceAccount}"`,
        );
        expect(trust).to.contain('"oidc.example/id/1:aud":"sts.amazonaws.com"');
        const driver = ofType(recording, "Addon").find((found) => found.name === name);
        expect(driver?.inputs.serviceAccountRoleArn).to.contain(`:${name}`);
        expect((await read(recording.outputs.oidcProviderArn)).value).to.contain(":cluster");
    });

    it("must never come from the component, which reads certificates from the network", async () => {
        for (const way of ["podIdentity", "oidc"] as const) {
            const [cluster] = ofType(await recorded(way), "index:Cluster");
            expect(cluster?.inputs).not.to.have.property("createOidcProvider");
        }
    });

    it("must be handed to who asks for it", async () => {
        const { outputs } = await recorded("podIdentity");
        expect((await read(outputs.controllerRoleArns)).value).to.have.all.keys(name);
    });
});
