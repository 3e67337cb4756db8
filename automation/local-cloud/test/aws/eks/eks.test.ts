// Covers: access.ts, addon.ts, cluster.ts, clusterNetwork.ts, nodeGroup.ts, nodes.ts, versions.ts
import { expect } from "chai";
import { map, text } from "../../../model/json";
import type { PropertyMap } from "../../../protocol/providerModel";
import { Account, answerTo, type Made } from "../account";

const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });

describe("EKS in the local cloud", () => {
    let account: Account;
    let vpc: Made;
    let role: Made;
    let subnets: Made[];

    function cluster(more: PropertyMap = {}): Promise<Made> {
        return account.make("aws:eks/cluster:Cluster", {
            name: "platform",
            version: "1.33",
            roleArn: role.is.arn as string,
            vpcConfig: { subnetIds: subnets.map(({ id }) => id) },
            accessConfig: { authenticationMode: "API" },
            ...more,
        });
    }

    function nodes(desiredSize: number): PropertyMap {
        return {
            clusterName: "platform",
            nodeGroupName: "general",
            nodeRoleArn: role.is.arn as string,
            subnetIds: subnets.map(({ id }) => id),
            scalingConfig: { minSize: 1, desiredSize, maxSize: 5 },
        };
    }

    beforeEach(async () => {
        account = new Account();
        vpc = await account.make("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
        role = await account.make("aws:iam/role:Role", { name: "eks", assumeRolePolicy: trust });
        subnets = await Promise.all(
            ["a", "b"].map((zone, index) =>
                account.make("aws:ec2/subnet:Subnet", {
                    vpcId: vpc.id,
                    cidrBlock: `10.0.${index}.0/24`,
                    availabilityZone: `eu-central-1${zone}`,
                }),
            ),
        );
    });

    afterEach(() => {
        account.close();
    });

    it("gives a cluster an endpoint, an issuer and a security group, and keeps its subnets", async () => {
        const made = await cluster();
        const host = /^https:\/\/([0-9A-F]{32})\.gr7\.eu-central-1\.eks\.amazonaws\.com$/.exec(
            text(made.is.endpoint),
        );
        expect(host).not.to.equal(null);
        expect(JSON.stringify(made.is.identities)).to.contain(`/id/${host?.[1] ?? ""}`);
        expect(account.ids("ec2/securityGroup")).to.include(
            text(map(made.is.vpcConfig).clusterSecurityGroupId),
        );
        expect(map(made.is.vpcConfig).vpcId).to.equal(vpc.id);
        for (const subnet of subnets) {
            expect(await answerTo(account.remove(subnet))).to.match(/^DependencyViolation: The subnet/);
        }
        await account.remove(made);
        for (const subnet of [...subnets, vpc])
            expect(await answerTo(account.remove(subnet))).to.equal("accepted");
    });

    it("refuses what EKS refuses of a new cluster", async () => {
        await cluster();
        expect(await answerTo(cluster())).to.equal(
            "ResourceInUseException: Cluster already exists with name: platform",
        );
        expect(await answerTo(cluster({ name: "x", version: "1.9" }))).to.equal(
            "InvalidParameterException: unsupported Kubernetes version 1.9",
        );
        const one = { subnetIds: [subnets[0]?.id ?? ""] };
        expect(await answerTo(cluster({ name: "x", vpcConfig: one }))).to.equal(
            "InvalidParameterException: Subnets specified must be in at least two different AZs",
        );
        const missing = "arn:aws:iam::123456789012:role/missing";
        expect(await answerTo(cluster({ name: "x", roleArn: missing }))).to.match(
            /^InvalidParameterException/,
        );
    });

    it("keeps a cluster that has node groups, and joins their machines to it", async () => {
        const made = await cluster();
        const group = await account.make("aws:eks/nodeGroup:NodeGroup", nodes(3));
        const clusterId = text(made.is.endpoint).slice(8, 40);
        expect(account.ids(`k8s/${clusterId}/core/nodes`)).to.have.length(3);
        expect(await answerTo(account.remove(made))).to.equal(
            "ResourceInUseException: Cluster has nodegroups attached",
        );
        const provider = await account.configure();
        await provider.update(group.resource, group.id, group.properties, nodes(1), false);
        expect(account.ids(`k8s/${clusterId}/core/nodes`)).to.have.length(1);
        await account.remove(group);
        await account.remove(made);
        expect(account.store.kinds("k8s/")).to.deep.equal([]);
        expect(account.store.kinds("eks/")).to.deep.equal([]);
        expect(account.ids("ec2/networkInterface")).to.deep.equal([]);
    });

    it("goes up one Kubernetes version at a time", async () => {
        const made = await cluster();
        const provider = await account.configure();
        const to = (version: string) =>
            provider.update(made.resource, made.id, made.properties, { ...made.inputs, version }, false);
        expect(await answerTo(to("1.35"))).to.equal(
            "InvalidParameterException: Unsupported Kubernetes minor version update from 1.33 to 1.35",
        );
        expect(await answerTo(to("1.34"))).to.equal("accepted");
    });

    it("gives access only through entries that are there", async () => {
        await cluster();
        const principalArn = "arn:aws:iam::123456789012:role/admins";
        const association = {
            clusterName: "platform",
            principalArn,
            policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
            accessScope: { type: "cluster" },
        };
        const type = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
        expect(await answerTo(account.make(type, association))).to.match(/^ResourceNotFoundException/);
        const entry = { clusterName: "platform", principalArn };
        await account.make("aws:eks/accessEntry:AccessEntry", entry);
        expect(await answerTo(account.make(type, association))).to.equal("accepted");
        expect(await answerTo(account.make("aws:eks/accessEntry:AccessEntry", entry))).to.match(
            /^ResourceInUseException/,
        );
    });

    it("has the add-ons of EKS and no others", async () => {
        await cluster();
        const addon = (addonName: string) =>
            account.make("aws:eks/addon:Addon", { clusterName: "platform", addonName });
        expect((await addon("kube-proxy")).is.addonVersion).to.equal("v1.33.0-eksbuild.2");
        expect(await answerTo(addon("kube-proxy"))).to.equal("ResourceInUseException: Addon already exists.");
        expect(await answerTo(addon("kube-poxy"))).to.equal(
            "InvalidParameterException: Addon kube-poxy specified is not supported",
        );
    });
});
