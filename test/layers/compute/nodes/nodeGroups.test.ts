// Covers: nodeRole.ts
import { expect } from "chai";
import { ofType } from "../../recording";
import { recorded } from "../recorded";

describe("The node groups", () => {
    it("must make a node group of every row", async () => {
        const groups = ofType(await recorded(), "ManagedNodeGroup");
        expect(groups.map(({ name }) => name)).to.deep.equal(["nodes-system", "nodes-batch"]);
        const [system, batch] = groups;
        expect(system?.inputs).to.deep.include({
            nodeGroupName: "system-test",
            capacityType: "ON_DEMAND",
            amiType: "AL2023_ARM_64_STANDARD",
            labels: { pool: "system" },
            scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 4 },
        });
        expect(batch?.inputs).to.deep.include({
            capacityType: "SPOT",
            amiType: "AL2023_x86_64_STANDARD",
            instanceTypes: ["m7i.large", "m6i.large"],
            taints: [
                { key: "batch", value: "true", effect: "NO_SCHEDULE" },
                { key: "spot", effect: "PREFER_NO_SCHEDULE" },
            ],
        });
    });

    it("must let nodes join the cluster, pull images and be reached by Systems Manager, and no more", async () => {
        const recording = await recorded();
        const role = ofType(recording, "Role").find(({ name }) => name === "nodes");
        expect(role?.inputs.assumeRolePolicy).to.contain('"ec2.amazonaws.com"');
        const policies = ofType(recording, "RolePolicyAttachment")
            .filter(({ name }) => name.startsWith("nodes-"))
            .map(({ inputs }) => inputs.policyArn);
        expect(policies).to.deep.equal([
            "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
            "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
            "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
            "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
        ]);
    });
});
