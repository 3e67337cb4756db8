// Covers: launchTemplate.ts, managedNodeGroup.ts
import { expect } from "chai";
import { eksPackage } from "../../../../../aws/eks/component/eksPackage";
import {
    type ConstructResult,
    type PropertyMap,
    ResourceReference,
    Unknown,
} from "../../../../../protocol/providerModel";
import { FakeMonitor, requestOf, textOf } from "../fakeMonitor";

async function construct(
    monitor: FakeMonitor,
    type: string,
    name: string,
    inputs: PropertyMap,
    dryRun = false,
) {
    const request = requestOf(monitor, type, name, inputs, { dryRun });
    return eksPackage().construct?.(request) ?? Promise.reject(new Error("no result"));
}

async function cluster(monitor: FakeMonitor, dryRun = false): Promise<ConstructResult> {
    return construct(
        monitor,
        "eks:index:Cluster",
        "cluster",
        {
            vpcId: "vpc-1",
            subnetIds: ["subnet-1"],
            version: "1.34",
            authenticationMode: "API",
            skipDefaultNodeGroup: true,
            useDefaultVpcCni: true,
        },
        dryRun,
    );
}

describe("eks.ManagedNodeGroup", () => {
    const nodeRoleArn = "arn:aws:iam::123456789012:role/nodes";

    it("registers one node group of its name, in the cluster and its subnets", async () => {
        const monitor = new FakeMonitor(false);
        const { urn } = await cluster(monitor);
        const given = new ResourceReference(urn, "", "4.3.0");
        await construct(monitor, "eks:index:ManagedNodeGroup", "ng", {
            cluster: given,
            nodeRoleArn,
            instanceTypes: ["m7g.large"],
            operatingSystem: "AL2023",
            scalingConfig: { minSize: 1, desiredSize: 3, maxSize: 5 },
        });
        const group = monitor.find("ng", "aws:eks/nodeGroup:NodeGroup");
        expect(group.parent).to.equal("urn:pulumi:dev::compute::eks:index:ManagedNodeGroup::ng");
        expect(group.inputs).to.deep.equal({
            instanceTypes: ["m7g.large"],
            amiType: "AL2023_ARM_64_STANDARD",
            clusterName: "cluster-eksCluster-0",
            nodeRoleArn,
            scalingConfig: { desiredSize: 3, minSize: 1, maxSize: 5 },
            subnetIds: ["subnet-1"],
            version: "1.34",
        });
        expect(group.propertyDependencies?.clusterName?.join()).to.match(
            /aws:eks\/cluster:Cluster::cluster-eksCluster/,
        );
    });

    it("takes the core of a cluster as well", async () => {
        const monitor = new FakeMonitor(false);
        const { state } = await cluster(monitor);
        await construct(monitor, "eks:index:ManagedNodeGroup", "ng", {
            cluster: state.core ?? null,
            nodeRoleArn,
        });
        expect(monitor.find("ng", "aws:eks/nodeGroup:NodeGroup").inputs.clusterName).to.equal(
            "cluster-eksCluster-0",
        );
    });

    it("takes the ARN of a role that it is given as a resource", async () => {
        const monitor = new FakeMonitor(false);
        const { urn } = await cluster(monitor);
        const role = await monitor.register({
            type: "aws:iam/role:Role",
            name: "nodes",
            custom: true,
            parent: "",
            inputs: {},
        });
        await construct(monitor, "eks:index:ManagedNodeGroup", "ng", {
            cluster: new ResourceReference(urn, "", "4.3.0"),
            nodeRole: new ResourceReference(role.urn, textOf(role.id), "7.48.0"),
        });
        const group = monitor.find("ng", "aws:eks/nodeGroup:NodeGroup");
        expect(group.inputs.nodeRoleArn).to.equal("arn:aws:iam::123456789012:role/nodes-0");
        expect(group.propertyDependencies?.nodeRoleArn).to.deep.equal([role.urn]);
    });

    it("previews the node group of a cluster that is not there yet", async () => {
        const monitor = new FakeMonitor(true);
        const { urn } = await cluster(monitor, true);
        await construct(
            monitor,
            "eks:index:ManagedNodeGroup",
            "ng",
            { cluster: new ResourceReference(urn, "", "4.3.0"), nodeRoleArn },
            true,
        );
        const group = monitor.find("ng", "aws:eks/nodeGroup:NodeGroup");
        expect(group.inputs.clusterName).to.be.instanceOf(Unknown);
        expect(group.inputs.subnetIds).to.deep.equal(["subnet-1"]);
    });

    it("makes a launch template to ask for IMDSv2", async () => {
        const monitor = new FakeMonitor(false);
        const { urn } = await cluster(monitor);
        await construct(monitor, "eks:index:ManagedNodeGroup", "ng", {
            cluster: new ResourceReference(urn, "", "4.3.0"),
            nodeRoleArn,
            enableIMDSv2: true,
            diskSize: 50,
        });
        expect(monitor.find("ng-launchTemplate").inputs).to.have.nested.property(
            "metadataOptions.httpTokens",
            "required",
        );
        expect(monitor.find("ng", "aws:eks/nodeGroup:NodeGroup").inputs).to.not.have.property("diskSize");
    });

    it("refuses to go without a role", async () => {
        const monitor = new FakeMonitor(false);
        const { urn } = await cluster(monitor);
        const given = { cluster: new ResourceReference(urn, "", "4.3.0") };
        const error: unknown = await construct(monitor, "eks:index:ManagedNodeGroup", "ng", given).catch(
            (reason: unknown) => reason,
        );
        expect(error)
            .to.be.instanceOf(Error)
            .with.property("message")
            .that.matches(/IAM role, or role ARN/);
    });
});

describe("eks.Addon", () => {
    it("registers itself below its cluster and one add-on of its name", async () => {
        const monitor = new FakeMonitor(false);
        const { urn } = await cluster(monitor);
        const result = await construct(monitor, "eks:index:Addon", "ebs", {
            cluster: new ResourceReference(urn, "", "4.3.0"),
            addonName: "aws-ebs-csi-driver",
            addonVersion: "v1.48.0-eksbuild.2",
            configurationValues: { controller: { replicaCount: 1 } },
        });
        expect(result.urn).to.match(/eks:index:Cluster\$eks:index:Addon::ebs$/);
        const addon = monitor.find("ebs", "aws:eks/addon:Addon");
        expect(addon.parent).to.equal(result.urn);
        expect(addon.inputs).to.deep.equal({
            addonName: "aws-ebs-csi-driver",
            addonVersion: "v1.48.0-eksbuild.2",
            clusterName: "cluster-eksCluster-0",
            configurationValues: '{"controller":{"replicaCount":1}}',
        });
    });
});
