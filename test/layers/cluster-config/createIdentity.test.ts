import { expect } from "chai";
import { ofType } from "../recording";
import { recorded } from "./recorded";

const name = "aws-load-balancer-controller";

describe("The identity of a component's controller", () => {
    it("must be an EKS Pod Identity association for its own service account", async () => {
        const recording = await recorded();
        expect(ofType(recording, "PodIdentityAssociation").map(({ inputs }) => inputs)).to.deep.equal([
            {
                clusterName: "test",
                namespace: "kube-system",
                serviceAccount: name,
                roleArn: `arn:aws:test:eu-central-1:111111111111:${name}`,
            },
        ]);
        const [role] = ofType(recording, "Role");
        expect(role?.inputs.assumeRolePolicy).to.contain("pods.eks.amazonaws.com");
    });

    it("must be a trust in the tokens of its own service account if the cluster has an OIDC provider", async () => {
        const oidcProviderArn = "arn:aws:iam::111111111111:oidc-provider/oidc.example/id/1";
        const recording = await recorded({}, { oidcProviderArn });
        expect(ofType(recording, "PodIdentityAssociation")).to.be.empty;
        const [role] = ofType(recording, "Role").filter(({ type }) => type.startsWith("aws:"));
        const trust = role?.inputs.assumeRolePolicy as string;
        expect(trust).to.contain(`"Federated":"${oidcProviderArn}"`);
        expect(trust).to.contain(`"oidc.example/id/1:sub":"system:serviceaccount:kube-system:${name}"`);
    });
});
