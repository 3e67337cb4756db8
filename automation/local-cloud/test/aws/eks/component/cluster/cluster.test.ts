// Covers: awsAuth.ts, clusterInputs.ts, clusterOutputs.ts, kubeconfig.ts, securityGroups.ts, serviceRole.ts
import { expect } from "chai";
import { eksPackage } from "../../../../../aws/eks/component/eksPackage";
import {
    type PropertyMap,
    ResourceReference,
    Secret,
    Unknown,
    unknown,
} from "../../../../../protocol/providerModel";
import { accessEntries, children } from "../clusterChildren";
import { FakeMonitor, requestOf, textOf } from "../fakeMonitor";

const inputs: PropertyMap = {
    name: "dev",
    vpcId: "vpc-1",
    privateSubnetIds: ["subnet-1", "subnet-2"],
    version: "1.34",
    authenticationMode: "API",
    skipDefaultNodeGroup: true,
    endpointPublicAccess: true,
    publicAccessCidrs: ["198.51.100.0/24"],
    encryptionConfigKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1",
    useDefaultVpcCni: true,
    accessEntries,
    tags: { layer: "compute" },
};

async function construct(given: PropertyMap, dryRun = false, more: object = {}) {
    const monitor = new FakeMonitor(dryRun);
    const request = requestOf(monitor, "eks:index:Cluster", "cluster", given, { dryRun, ...more });
    const result = await eksPackage().construct?.(request);
    if (result === undefined) throw new Error("no result");
    return { monitor, result };
}

describe("eks.Cluster", () => {
    it("registers the children that the real component registers", async () => {
        const { monitor } = await construct(inputs);
        expect(monitor.list()).to.deep.equal(children);
    });

    it("registers the same children in a preview in which nothing is known", async () => {
        const { monitor, result } = await construct(
            { ...inputs, vpcId: unknown, privateSubnetIds: unknown, encryptionConfigKeyArn: unknown },
            true,
        );
        expect(monitor.list()).to.deep.equal(children);
        expect(result.state.kubeconfigJson).to.be.instanceOf(Unknown);
        expect(result.state.oidcProviderUrl).to.be.instanceOf(Unknown);
    });

    it("puts every child below the parent that it has in the real component", async () => {
        const { monitor, result } = await construct(inputs);
        const role = monitor.find("cluster-eksRole-role");
        expect(role.parent).to.equal(
            "urn:pulumi:dev::compute::eks:index:Cluster$eks:index:ServiceRole::cluster-eksRole",
        );
        expect(monitor.find("cluster-eksCluster").parent).to.equal(result.urn);
        expect(monitor.find("cluster-admins-admin").parent).to.match(
            /accessEntry:AccessEntry::cluster-admins$/,
        );
        expect(monitor.find("cluster-eks-k8s").parent).to.equal(result.urn);
    });

    it("makes the cluster wait for its role's policies and its security group", async () => {
        const { monitor } = await construct(inputs);
        const cluster = monitor.find("cluster-eksCluster");
        const after = cluster.dependsOn?.map((urn) => urn.split("::").at(-1));
        expect(after).to.have.members([
            "cluster-eksRole-role",
            "cluster-eksRole-4b490823",
            "cluster-eksClusterSecurityGroup",
        ]);
        expect(cluster.propertyDependencies?.roleArn?.[0]).to.match(/cluster-eksRole-role$/);
        expect(cluster.propertyDependencies?.vpcConfig?.[0]).to.match(/cluster-eksClusterSecurityGroup$/);
    });

    it("gives the cluster the inputs that the component makes of its own", async () => {
        const { monitor } = await construct(inputs);
        const cluster = monitor.find("cluster-eksCluster");
        expect(cluster.inputs).to.deep.equal({
            name: "dev",
            version: "1.34",
            roleArn: "arn:aws:iam::123456789012:role/cluster-eksRole-role-0",
            bootstrapSelfManagedAddons: true,
            vpcConfig: {
                securityGroupIds: ["cluster-eksClusterSecurityGroup-id"],
                subnetIds: ["subnet-1", "subnet-2"],
                endpointPublicAccess: true,
                publicAccessCidrs: ["198.51.100.0/24"],
            },
            tags: { Name: "cluster-eksCluster", layer: "compute" },
            encryptionConfig: {
                provider: { keyArn: "arn:aws:kms:eu-central-1:123456789012:key/1" },
                resources: ["secrets"],
            },
            accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true },
        });
        expect(cluster.ignoreChanges).to.deep.equal([
            "accessConfig.bootstrapClusterCreatorAdminPermissions",
            "bootstrapSelfManagedAddons",
        ]);
    });

    it("keeps the dependencies of what it was given", async () => {
        const vpc = "urn:pulumi:dev::network::aws:ec2/vpc:Vpc::main";
        const { monitor } = await construct(inputs, false, { inputDependencies: { vpcId: [vpc] } });
        expect(monitor.find("cluster-nodeSecurityGroup").propertyDependencies?.vpcId).to.deep.equal([vpc]);
    });

    it("hands its AWS provider to every AWS child", async () => {
        const aws = "urn:pulumi:dev::compute::pulumi:providers:aws::eu::1";
        const { monitor } = await construct(inputs, false, { providers: { aws } });
        const others = monitor.registrations.filter(
            ({ type, provider }) => type.startsWith("aws:") && provider !== aws,
        );
        expect(others).to.deep.equal([]);
    });

    it("gives a kubeconfig that asks the AWS CLI for a token", async () => {
        const { result } = await construct(inputs);
        const kubeconfig = JSON.parse(textOf(result.state.kubeconfigJson)) as Record<string, never>;
        expect(kubeconfig).to.deep.equal(result.state.kubeconfig);
        expect(kubeconfig).to.have.nested.property(
            "clusters[0].cluster.server",
            "https://cluster-eksCluster-0.eks.example",
        );
        expect(kubeconfig).to.have.nested.property("clusters[0].cluster.certificate-authority-data", "Q0E=");
        expect(kubeconfig)
            .to.have.nested.property("users[0].user.exec.args")
            .that.deep.equals([
                "--region",
                "eu-central-1",
                "eks",
                "get-token",
                "--cluster-name",
                "cluster-eksCluster-0",
                "--output",
                "json",
            ]);
    });

    it("gives references to its resources and the identifiers the real component gives", async () => {
        const { result, monitor } = await construct(inputs);
        expect(result.state.eksCluster).to.be.instanceOf(ResourceReference);
        expect(result.state.clusterSecurityGroupId).to.equal("cluster-eksClusterSecurityGroup-id");
        expect(result.state.oidcProviderUrl).to.equal("https://oidc.example/id/1");
        expect(result.state.oidcIssuer).to.equal("oidc.example/id/1");
        expect(result.state.oidcProviderArn).to.equal("");
        expect(monitor.outputs.get(result.urn)).to.deep.equal(result.state);
    });

    it("asks for no add-on version in a preview of a new cluster", async () => {
        const { monitor } = await construct(inputs, true);
        expect(monitor.invoked).to.deep.equal(["aws:index/getPartition:getPartition"]);
        expect(monitor.find("cluster-kube-proxy").inputs.addonVersion).to.be.instanceOf(Unknown);
    });

    it("takes pinned add-on versions and leaves out add-ons that are switched off", async () => {
        const pinned = await construct({
            ...inputs,
            kubeProxyAddonOptions: { version: "v1.34.1-eksbuild.1" },
        });
        expect(pinned.monitor.find("cluster-kube-proxy").inputs.addonVersion).to.equal("v1.34.1-eksbuild.1");
        const off = await construct({ ...inputs, kubeProxyAddonOptions: { enabled: false } });
        expect(off.monitor.list()).to.not.include("aws:eks/addon:Addon cluster-kube-proxy");
    });

    it("registers the VPC CNI with its configuration unless the default one is kept", async () => {
        const { monitor } = await construct({
            ...inputs,
            useDefaultVpcCni: false,
            vpcCniOptions: { addonVersion: "v1.20.1-eksbuild.1", enablePrefixDelegation: true },
        });
        expect(monitor.list()).to.include("eks:index:VpcCniAddon cluster-vpc-cni");
        const addon = monitor.find("cluster-vpc-cni", "aws:eks/addon:Addon");
        const values = JSON.parse(textOf(addon.inputs.configurationValues)) as object;
        expect(values).to.have.nested.property("env.ENABLE_PREFIX_DELEGATION", "true");
        expect(values).to.have.nested.property("env.WARM_ENI_TARGET", "1");
        expect(values).to.have.nested.property("init.env.DISABLE_TCP_EARLY_DEMUX", "false");
    });

    it("maps roles in the aws-auth ConfigMap where there are no access entries", async () => {
        const kept = Object.entries(inputs).filter(
            ([key]) => !/^(authenticationMode|accessEntries)$/.test(key),
        );
        const { monitor } = await construct({ ...Object.fromEntries(kept), createInstanceRole: true });
        const map = monitor.find("cluster-nodeAccess");
        expect(map.type).to.equal("kubernetes:core/v1:ConfigMap");
        expect(map.provider).to.match(/cluster-eks-k8s::cluster-eks-k8s-id$/);
        expect(JSON.stringify(map.inputs)).to.include("system:nodes");
    });

    it("keeps a secret input secret in what it makes of it", async () => {
        const { monitor } = await construct({ ...inputs, tags: new Secret({ team: "x" }) });
        expect(monitor.find("cluster-eksCluster").inputs.tags).to.be.instanceOf(Secret);
    });

    for (const [what, given, message] of [
        ["a default node group", { ...inputs, skipDefaultNodeGroup: false }, /ManagedNodeGroup/],
        ["Fargate", { ...inputs, fargate: true }, /no model of eks.Cluster's "fargate"/],
        [
            "access entries without the API mode",
            { ...inputs, authenticationMode: "CONFIG_MAP" },
            /accessEntries/,
        ],
        ["an unknown authentication mode", { ...inputs, authenticationMode: "NONE" }, /Allowed values/],
        [
            "public CIDRs of a private endpoint",
            { ...inputs, endpointPublicAccess: false },
            /publicAccessCidrs/,
        ],
    ] as const) {
        it(`refuses ${what}`, async () => {
            const error: unknown = await construct(given).then(
                () => undefined,
                (reason: unknown) => reason,
            );
            expect(error).to.be.instanceOf(Error).with.property("message").that.matches(message);
        });
    }
});

describe("the eks package", () => {
    it("says what it models when it is asked for something else", async () => {
        const request = requestOf(new FakeMonitor(false), "eks:index:NodeGroup", "ng", {});
        const error: unknown = await eksPackage()
            .construct?.(request)
            .catch((reason: unknown) => reason);
        expect(error)
            .to.be.instanceOf(Error)
            .with.property("message")
            .that.matches(/eks:index:ManagedNodeGroup/);
    });

    it("keeps eight constructs at once apart", async () => {
        const all = await Promise.all(
            Array.from({ length: 8 }, async (_, index) => {
                const name = `cluster${index}`;
                const monitor = new FakeMonitor(index % 2 === 0);
                const request = requestOf(
                    monitor,
                    "eks:index:Cluster",
                    name,
                    { ...inputs, name },
                    {
                        dryRun: index % 2 === 0,
                    },
                );
                await eksPackage().construct?.(request);
                return { name, monitor };
            }),
        );
        for (const { name, monitor } of all) {
            expect(monitor.list()).to.deep.equal(
                children.map((child) => child.replaceAll(/\bcluster(?=-|$)/g, name)),
            );
        }
    });
});
