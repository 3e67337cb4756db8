// Covers: accessEntries.ts, controlPlaneLogs.ts, secretsKey.ts
import { expect } from "chai";
import { ofType } from "../../recording";
import { cluster, recorded } from "../recorded";

describe("The control plane", () => {
    it("must let the API be reached from the ranges in the settings only", async () => {
        expect(await cluster()).to.deep.include({
            endpointPrivateAccess: true,
            endpointPublicAccess: true,
            publicAccessCidrs: ["203.0.113.0/24"],
        });
        const inside = await cluster({ endpoint: { private: true, public: false, publicCidrs: [] } });
        expect(inside).to.include({ endpointPrivateAccess: true, endpointPublicAccess: false });
        expect(inside).not.to.have.property("publicAccessCidrs");
    });

    it("must encrypt Kubernetes secrets with a key of its own that rotates", async () => {
        const recording = await recorded();
        const [key] = ofType(recording, "Key");
        expect(key?.inputs).to.include({ enableKeyRotation: true, deletionWindowInDays: 7 });
        expect((await cluster()).encryptionConfigKeyArn).to.contain(":secrets");
    });

    it("must have a network plugin that enforces network policies", async () => {
        const inputs = await cluster();
        expect(inputs.useDefaultVpcCni).to.equal(false);
        expect(inputs.vpcCniOptions).to.deep.include({ enableNetworkPolicy: true });
    });

    it("must know who may use the API from access entries, never from aws-auth", async () => {
        const inputs = await cluster();
        expect(inputs.authenticationMode).to.equal("API");
        expect(inputs.accessEntries).to.deep.equal({
            platform: {
                principalArn: "arn:aws:iam::111111111111:role/platform",
                accessPolicies: {
                    "cluster-admin": {
                        policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                        accessScope: { type: "cluster" },
                    },
                },
            },
            developers: {
                principalArn: "arn:aws:iam::111111111111:role/developers",
                kubernetesGroups: ["developers"],
            },
        });
    });

    it("must keep the control plane's logs in a group that ends and goes with the layer", async () => {
        const [group] = ofType(await recorded(), "LogGroup");
        expect(group?.inputs).to.deep.include({ name: "/aws/eks/test/cluster", retentionInDays: 90 });
        expect(ofType(await recorded({ controlPlaneLogs: [] }), "LogGroup")).to.be.empty;
    });
});
