import * as pulumi from "@pulumi/pulumi";
import type { About } from "../../layers/contract";
import type { ClusterConfigContext } from "../../layers/cluster-config/clusterConfig";
import type { ClusterConfigSettings } from "../../layers/cluster-config/settings";
import type { ComputeContext } from "../../layers/compute/contract";
import type { ComputeSettings } from "../../layers/compute/settings";
import type { NetworkSettings } from "../../layers/network/settings";

/** An environment for tests. */
export const about: About = {
    environment: "test",
    kind: "sandbox",
    owner: "platform",
    account: "111111111111",
    region: "eu-central-1",
    tags: {},
};

/** A network with everything switched on. */
export const networkSettings: NetworkSettings = {
    vpcCidr: "10.1.0.0/16",
    availabilityZones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
    subnets: { public: 24, private: 20, intra: 26 },
    natGateways: "perZone",
    s3Endpoint: true,
    flowLogs: { enabled: true, trafficType: "ALL", retentionDays: 14 },
};

/** A cluster with an on-demand and a spot node group. */
export const computeSettings: ComputeSettings = {
    version: "1.33",
    endpoint: { private: true, public: true, publicCidrs: ["203.0.113.0/24"] },
    secretsKey: { deletionWindowDays: 7, rotate: true },
    controlPlaneLogs: ["audit", "authenticator"],
    controllerIdentity: "podIdentity",
    nodeGroups: {
        system: {
            instanceTypes: ["m7g.large"],
            capacity: "on-demand",
            min: 2,
            desired: 2,
            max: 4,
            labels: { pool: "system" },
            taints: [],
        },
        batch: {
            instanceTypes: ["m7i.large", "m6i.large"],
            capacity: "spot",
            min: 0,
            desired: 1,
            max: 10,
            labels: {},
            taints: [
                { key: "batch", value: "true", effect: "NO_SCHEDULE" },
                { key: "spot", effect: "PREFER_NO_SCHEDULE" },
            ],
        },
    },
    addons: {
        "vpc-cni": "v1.20.1-eksbuild.1",
        "kube-proxy": "v1.33.3-eksbuild.4",
        coredns: "v1.12.2-eksbuild.4",
        "aws-ebs-csi-driver": "v1.48.0-eksbuild.1",
        "eks-pod-identity-agent": "v1.3.8-eksbuild.2",
    },
    accessEntries: {
        platform: { principalArn: "arn:aws:iam::111111111111:role/platform", policy: "cluster-admin" },
        developers: {
            principalArn: "arn:aws:iam::111111111111:role/developers",
            kubernetesGroups: ["developers"],
        },
    },
};

const resources = { cpu: "50m", memory: "64Mi" };

/** A platform with a team's namespace, two groups and the load balancer controller. */
export const clusterConfigSettings = {
    namespaces: {
        "team-a": {
            podSecurity: "restricted",
            quota: { cpu: "4", memory: "8Gi", pods: 20 },
            limits: { defaultRequest: resources, default: resources },
            defaultDeny: true,
        },
        sandbox: {
            podSecurity: "baseline",
            quota: { cpu: "2", memory: "4Gi", pods: 10 },
            limits: { defaultRequest: resources, default: resources },
            defaultDeny: false,
        },
    },
    groups: {
        "platform-engineers": { role: "cluster-admin", namespaces: "all" },
        developers: { role: "edit", namespaces: ["team-a", "sandbox"] },
    },
    storageClass: { type: "gp3", encrypted: true, reclaimPolicy: "Delete" },
    loadBalancerController: { chartVersion: "1.13.4", replicas: 2 },
    ingress: { chartVersion: "4.13.3", replicas: 2, internal: true },
    adminPassword: { length: 24 },
} satisfies ClusterConfigSettings;

/** What each layer is given of the layers below it: values if those are deployed, else unknowns. */
export function below(deployed = true): {
    readonly compute: ComputeContext["below"];
    readonly clusterConfig: ClusterConfigContext["below"];
} {
    const give = <T>(value: T): pulumi.Output<T> =>
        pulumi.output(deployed ? value : pulumi.unknown) as pulumi.Output<T>;
    const vpcId = give("vpc-1");
    return {
        compute: {
            vpcId,
            privateSubnetIds: give(["subnet-1", "subnet-2"]),
            intraSubnetIds: give(["subnet-3", "subnet-4"]),
        },
        clusterConfig: {
            vpcId,
            clusterName: give("test"),
            kubeconfig: pulumi.secret(give('{"kind":"Config"}')),
            oidcProviderArn: give(""),
        },
    };
}
