// Covers: component.ts
import { expect } from "chai";
import { leftBehind, recorded, valuesOf } from "../../recorded";

const name = "aws-load-balancer-controller";

describe("The AWS Load Balancer Controller", () => {
    it("must know its cluster, and tag what it makes like everything else", async () => {
        const values = valuesOf(await recorded({}, { tags: { "cost-center": "4711" } }), name);
        expect(values).to.deep.include({
            clusterName: "test",
            vpcId: "vpc-1",
            region: "eu-central-1",
            replicaCount: 2,
            defaultTags: {
                environment: "test",
                layer: "cluster-config",
                kind: "sandbox",
                owner: "platform",
                "managed-by": "pulumi",
                "cost-center": "4711",
            },
        });
    });

    it("must annotate a role through an OIDC provider, and none with Pod Identity", async () => {
        expect(valuesOf(await recorded(), name).serviceAccount).to.deep.equal({ name, annotations: {} });
        const oidcProviderArn = "arn:aws:iam::111111111111:oidc-provider/x";
        expect(valuesOf(await recorded({}, { oidcProviderArn }), name).serviceAccount).to.deep.equal({
            name,
            annotations: { "eks.amazonaws.com/role-arn": `arn:aws:test:eu-central-1:111111111111:${name}` },
        });
    });

    it("must leave nothing behind when it is off, no role either", async () => {
        expect(await leftBehind({}, { loadBalancerController: undefined })).to.deep.equal([
            `aws:eks/podIdentityAssociation:PodIdentityAssociation ${name}`,
            `aws:iam/role:Role ${name}`,
            `aws:iam/rolePolicy:RolePolicy ${name}`,
            `kubernetes:helm.sh/v3:Release ${name}`,
        ]);
    });
});
