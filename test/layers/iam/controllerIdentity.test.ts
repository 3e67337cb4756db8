// Covers: createRole.ts, controllerRole.ts, controllerTrust.ts, trustPolicy.ts
import * as aws from "@pulumi/aws";
import { expect } from "chai";
import type { Controller } from "../../../layers/iam/controller";
import { createControllerIdentity, type IdentitySource } from "../../../layers/iam/controllerIdentity";
import { issuerOf } from "../../../layers/iam/controllerTrust";
import { ofType, type Recording, record } from "../recording";
import { about } from "../samples";

const controller: Controller = {
    name: "dns",
    namespace: "dns",
    serviceAccount: "external-dns",
    may: { policy: "{}" },
};
const podIdentity: IdentitySource = { podIdentity: { clusterName: "test" } };
const oidc: IdentitySource = {
    oidc: { arn: "arn:aws:iam::111111111111:oidc-provider/oidc.example/id/1", issuer: "oidc.example/id/1" },
};

function recorded(
    source: IdentitySource,
    { environment = about, it = controller } = {},
): Promise<Recording<ReturnType<typeof createControllerIdentity>>> {
    return record(() => {
        const provider = new aws.Provider("aws", { region: environment.region });
        return createControllerIdentity({ about: environment, provider }, it, source);
    });
}

function trustOf(recording: Recording<unknown>): unknown {
    const [role] = ofType(recording, "Role");
    return JSON.parse(role?.inputs.assumeRolePolicy as string);
}

describe("The identity of a controller", () => {
    it("trusts EKS Pod Identity, and an association names the service account", async () => {
        const recording = await recorded(podIdentity);
        expect(trustOf(recording)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "pods.eks.amazonaws.com" },
                    Action: ["sts:AssumeRole", "sts:TagSession"],
                },
            ],
        });
        expect(ofType(recording, "PodIdentityAssociation").map(({ inputs }) => inputs)).to.deep.equal([
            {
                clusterName: "test",
                namespace: "dns",
                serviceAccount: "external-dns",
                roleArn: "arn:aws:test:eu-central-1:111111111111:dns",
            },
        ]);
        expect(recording.outputs.annotations).to.deep.equal({});
        expect(recording.outputs.dependsOn).to.have.length(2);
    });

    it("trusts tokens of the service account alone, and the service account names the role", async () => {
        const recording = await recorded(oidc);
        expect(trustOf(recording)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Federated: "arn:aws:iam::111111111111:oidc-provider/oidc.example/id/1" },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: {
                        StringEquals: {
                            "oidc.example/id/1:aud": "sts.amazonaws.com",
                            "oidc.example/id/1:sub": "system:serviceaccount:dns:external-dns",
                        },
                    },
                },
            ],
        });
        expect(ofType(recording, "PodIdentityAssociation")).to.be.empty;
        expect(recording.outputs.annotations).to.have.all.keys("eks.amazonaws.com/role-arn");
    });

    it("may do what a policy of its own says, or a managed one", async () => {
        const own = await recorded(podIdentity);
        expect(ofType(own, "RolePolicy").map(({ inputs }) => inputs.policy)).to.deep.equal(["{}"]);
        expect(ofType(own, "RolePolicyAttachment")).to.be.empty;
        const it = { ...controller, may: { managedPolicy: "service-role/AmazonEBSCSIDriverPolicy" } };
        const environment = { ...about, region: "cn-north-1" };
        const managed = await recorded(podIdentity, { it, environment });
        expect(ofType(managed, "RolePolicy")).to.be.empty;
        expect(ofType(managed, "RolePolicyAttachment").map(({ inputs }) => inputs.policyArn)).to.deep.equal([
            "arn:aws-cn:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy",
        ]);
    });

    it("carries the environment's permissions boundary, if there is one", async () => {
        const permissionsBoundary = "arn:aws:iam::111111111111:policy/boundary";
        for (const source of [podIdentity, oidc]) {
            const environment = { ...about, permissionsBoundary };
            const [limited] = ofType(await recorded(source, { environment }), "Role");
            expect(limited?.inputs).to.include({ permissionsBoundary });
            const [free] = ofType(await recorded(source), "Role");
            expect(free?.inputs).not.to.have.property("permissionsBoundary");
        }
    });

    it("knows the issuer of an OIDC provider by the provider's ARN", () => {
        const issuer = "oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF";
        expect(issuerOf(`arn:aws:iam::111111111111:oidc-provider/${issuer}`)).to.equal(issuer);
    });
});
