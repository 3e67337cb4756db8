import { expect } from "chai";
import { managedResources, withoutRecords } from "../../../../automation/engine/state/stateRecords";

const cluster = "urn:pulumi:dev-1::compute::aws:eks/cluster:Cluster::cluster";
const namespace = "urn:pulumi:dev-1::cluster-config::kubernetes:core/v1:Namespace::shop";
const secret = "urn:pulumi:dev-1::cluster-config::kubernetes:core/v1:Secret::password";
const password = "urn:pulumi:dev-1::cluster-config::random:index/randomPassword:RandomPassword::password";

const deployment = {
    manifest: { time: "now" },
    resources: [
        {
            urn: cluster,
            type: "aws:eks/cluster:Cluster",
            id: "dev-1",
            custom: true,
            outputs: { arn: "arn:c" },
        },
        { urn: namespace, type: "kubernetes:core/v1:Namespace", id: "shop", custom: true, parent: cluster },
        {
            urn: secret,
            type: "kubernetes:core/v1:Secret",
            id: "shop/password",
            custom: true,
            parent: namespace,
            dependencies: [namespace],
        },
        {
            urn: password,
            type: "random:index/randomPassword:RandomPassword",
            id: "none",
            custom: true,
            parent: secret,
            deletedWith: namespace,
            dependencies: [namespace, cluster],
            propertyDependencies: { length: [secret, cluster], special: null },
        },
    ],
    pending_operations: [
        { resource: { urn: secret, type: "kubernetes:core/v1:Secret" }, type: "creating" },
        { resource: { urn: cluster, type: "aws:eks/cluster:Cluster" }, type: "updating" },
    ],
};

describe("the records of a state", () => {
    it("tell what is managed, without what is only read, what holds others, and providers", () => {
        const others = [
            { urn: "a", type: "pulumi:providers:aws", id: "1", custom: true },
            { urn: "b", type: "eks:index:Cluster", custom: false },
            { urn: "c", type: "aws:ec2/vpc:Vpc", id: "vpc-1", custom: true, external: true },
        ];
        const found = managedResources({ resources: [...deployment.resources.slice(0, 2), ...others] });
        expect(found).to.deep.equal([
            { urn: cluster, type: "aws:eks/cluster:Cluster", id: "dev-1", arn: "arn:c" },
            { urn: namespace, type: "kubernetes:core/v1:Namespace", id: "shop" },
        ]);
    });

    it("can be dropped by type, with all that refers to them", () => {
        const left = withoutRecords(deployment, (type) => type.startsWith("kubernetes:"));
        expect(left.manifest).to.deep.equal({ time: "now" });
        expect(left.resources).to.deep.equal([
            { ...deployment.resources[0], dependencies: [], propertyDependencies: {} },
            {
                urn: password,
                type: "random:index/randomPassword:RandomPassword",
                id: "none",
                custom: true,
                parent: cluster,
                dependencies: [cluster],
                propertyDependencies: { length: [cluster], special: [] },
            },
        ]);
        expect(left.pending_operations).to.deep.equal([deployment.pending_operations[1]]);
    });
});
