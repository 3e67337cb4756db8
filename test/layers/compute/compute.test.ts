// Covers: accessEntries.ts, addons.ts, cluster.ts, controlPlaneLogs.ts, index.ts, layer.ts, nodeGroups.ts, nodeRole.ts, secretsKey.ts
import { expect } from "chai";
import { compute as layer } from "../../../layers/compute/layer";
import { compute } from "../../../layers/compute/compute";
import type { ComputeSettings } from "../../../layers/compute/settings";
import { loadEnvironment } from "../../../layers/environment";
import { root } from "../../support/project";
import { ofType, read, record } from "../recording";
import { about, below, computeSettings } from "../samples";
import { startedByPulumi } from "../startedByPulumi";
import { expectTagged } from "../tagged";

function recorded(changes: Partial<ComputeSettings> = {}) {
    const settings = { ...computeSettings, ...changes };
    return record(() => compute({ about, settings, below: below().compute }));
}

async function cluster(changes: Partial<ComputeSettings> = {}) {
    const [found] = (await recorded(changes)).resources.filter(({ type }) => type === "eks:index:Cluster");
    if (!found) throw new Error("There is no cluster.");
    return found.inputs;
}

const open = ["0.0.0.0/0", "::/0"];

describe("The compute layer", () => {
    it("must keep the kubeconfig secret", async () => {
        const { outputs } = await recorded();
        const { value, secret } = await read(outputs.kubeconfig);
        expect(value).to.equal('{"kind":"Config"}');
        expect(secret).to.equal(true);
    });

    it("must not open a port to the Internet", async () => {
        const recording = await recorded();
        expect(recording.resources.filter(({ type }) => type.includes("SecurityGroup"))).to.be.empty;
        expect(JSON.stringify(recording.resources)).not.to.contain(open[0]);
    });

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

    it("must tag everything with environment, layer, kind and owner", async () => {
        expectTagged(await recorded(), "compute");
    });

    it("must encrypt Kubernetes secrets with a key of its own that rotates", async () => {
        const recording = await recorded();
        const [key] = ofType(recording, "Key");
        expect(key?.inputs).to.include({ enableKeyRotation: true, deletionWindowInDays: 7 });
        expect((await cluster()).encryptionConfigKeyArn).to.contain(":secrets");
    });

    it("must put the control plane into intra subnets and the nodes into private ones", async () => {
        const recording = await recorded();
        expect((await cluster()).subnetIds).to.deep.equal(["subnet-3", "subnet-4"]);
        for (const { inputs } of ofType(recording, "ManagedNodeGroup")) {
            expect(inputs.subnetIds).to.deep.equal(["subnet-1", "subnet-2"]);
        }
    });

    it("must pin the version of the cluster, of its nodes and of every add-on", async () => {
        const recording = await recorded();
        expect(await cluster()).to.include({ version: "1.33" });
        for (const { inputs } of ofType(recording, "ManagedNodeGroup")) {
            expect(inputs.version).to.equal("1.33");
        }
        const versions = ofType(recording, "Addon").map(({ inputs }) => [
            inputs.addonName,
            inputs.addonVersion,
        ]);
        const { "vpc-cni": cni, "kube-proxy": proxy, ...others } = computeSettings.addons;
        expect(Object.fromEntries(versions)).to.deep.equal(others);
        const inCluster = await cluster();
        expect(inCluster.vpcCniOptions).to.deep.include({ addonVersion: cni });
        expect(inCluster.kubeProxyAddonOptions).to.deep.include({ version: proxy });
        expect(inCluster.corednsAddonOptions).to.deep.include({ enabled: false });
    });

    it("must have a network plugin that enforces network policies", async () => {
        const inputs = await cluster();
        expect(inputs.useDefaultVpcCni).to.equal(false);
        expect(inputs.vpcCniOptions).to.deep.include({ enableNetworkPolicy: true });
    });

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

    it("must be a Pulumi project of its own, with the settings of the environment that its stack names", async () => {
        const recording = await startedByPulumi("compute", import("../../../layers/compute/index"));
        const { version } = loadEnvironment(root, "sandbox-a").settings.compute;
        const [cluster] = recording.resources.filter(({ type }) => type === "eks:index:Cluster");
        expect(cluster?.inputs).to.include({ name: "sandbox-a", version });
        expect(Object.keys(recording.outputs)).to.have.members(Object.keys(layer.gives));
    });

    it("must keep the control plane's logs in a group that ends and goes with the layer", async () => {
        const [group] = ofType(await recorded(), "LogGroup");
        expect(group?.inputs).to.deep.include({ name: "/aws/eks/test/cluster", retentionInDays: 90 });
        expect(ofType(await recorded({ controlPlaneLogs: [] }), "LogGroup")).to.be.empty;
    });
});
