import type * as pulumi from "@pulumi/pulumi";
import type { ClusterConfigSettings } from "./cluster-config/settings";
import type { ComputeSettings } from "./compute/settings";
import type { NetworkSettings } from "./network/settings";

/** What every layer knows about the environment it belongs to. */
export interface About {
    readonly environment: string;
    readonly kind: string;
    readonly owner: string;
    /** AWS account id, 12 digits. */
    readonly account: string;
    readonly region: string;
}

/** What a layer program is given: the environment's particulars and the layer's own settings. */
export interface LayerSettings<S> {
    readonly about: About;
    readonly settings: S;
}

/** Outputs of the network layer. */
export interface NetworkOutputs {
    vpcId: pulumi.Output<string>;
    vpcCidr: pulumi.Output<string>;
    availabilityZones: pulumi.Output<string[]>;
    publicSubnetIds: pulumi.Output<string[]>;
    privateSubnetIds: pulumi.Output<string[]>;
    intraSubnetIds: pulumi.Output<string[]>;
}

/** Outputs of the compute layer. */
export interface ComputeOutputs {
    clusterName: pulumi.Output<string>;
    clusterVersion: pulumi.Output<string>;
    clusterEndpoint: pulumi.Output<string>;
    /** A kubeconfig as JSON text; a secret. */
    kubeconfig: pulumi.Output<string>;
    /** Where pods' service account tokens come from; empty unless an OIDC provider is wanted. */
    oidcProviderArn: pulumi.Output<string>;
    /** IAM roles of the cluster's controllers, by controller. */
    controllerRoleArns: pulumi.Output<Record<string, string>>;
}

/** Outputs of the cluster-config layer. */
export interface ClusterConfigOutputs {
    namespaces: pulumi.Output<string[]>;
    ingressClass: pulumi.Output<string>;
    storageClass: pulumi.Output<string>;
    /** The generated password of the platform's admin user; a secret. */
    adminPassword: pulumi.Output<string>;
}

/** The outputs of each layer. */
export interface OutputsOf {
    network: NetworkOutputs;
    compute: ComputeOutputs;
    "cluster-config": ClusterConfigOutputs;
}

/** The settings of each layer. */
export interface SettingsOf {
    network: NetworkSettings;
    compute: ComputeSettings;
    "cluster-config": ClusterConfigSettings;
}

/** The layers' names, bottom first: each reads only outputs of layers before it. */
export const layerNames = ["network", "compute", "cluster-config"] as const;

export type LayerName = (typeof layerNames)[number];

type AllOutputs = NetworkOutputs & ComputeOutputs & ClusterConfigOutputs;

/** Which outputs of some layers are read, and the layer that gives each. */
type ReadsFrom<Names extends LayerName> = {
    readonly [Output in keyof AllOutputs]?: {
        [Name in Names]: Output extends keyof OutputsOf[Name] ? Name : never;
    }[Names];
};

/** The outputs of the layers below that a layer is given, from the table of what it reads. */
export type Below<Reads> = Pick<AllOutputs, keyof Reads & keyof AllOutputs>;

/** A layer program: pure, from settings and outputs of the layers below to outputs. */
export type LayerProgram<Name extends LayerName, Reads> = (
    given: LayerSettings<SettingsOf[Name]>,
    below: Below<Reads>,
) => OutputsOf[Name];

/** A layer as the driver sees it, whatever its settings and outputs are. */
export interface Layer {
    readonly name: LayerName;
    /** The key of its settings in stacks/*.yaml. */
    readonly settingsKey: "network" | "compute" | "clusterConfig";
    /** Its folder below layers/. */
    readonly folder: string;
    /** Which outputs it reads, and the layer below that gives each. */
    readonly reads: Readonly<Record<string, LayerName>>;
    /** Loads the program; the Pulumi SDKs are imported only now. */
    load(): Promise<(given: LayerSettings<never>, below: never) => object>;
}

/** What the network layer reads: nothing, it is the bottom. */
export const networkReads = {} as const satisfies ReadsFrom<never>;

/** What the compute layer reads. */
export const computeReads = {
    vpcId: "network",
    privateSubnetIds: "network",
    intraSubnetIds: "network",
} as const satisfies ReadsFrom<"network">;

/** What the cluster-config layer reads. */
export const clusterConfigReads = {
    vpcId: "network",
    clusterName: "compute",
    kubeconfig: "compute",
    oidcProviderArn: "compute",
    controllerRoleArns: "compute",
} as const satisfies ReadsFrom<"network" | "compute">;
