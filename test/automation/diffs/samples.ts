import type {
    Change,
    EnvironmentDiff,
    LayerDiff,
    PropertyChange,
} from "../../../automation/diffs/model/model";

/** A change with what a test does not care about filled in. */
export function changeOf(given: Partial<Change> & { readonly type: string; readonly name: string }): Change {
    return {
        urn: `urn:pulumi:sandbox-a::network::${given.type}::${given.name}`,
        operation: "create",
        properties: [],
        ...given,
    };
}

/** A property that is set anew. */
export function added(
    path: string,
    value: PropertyChange["new"],
    waitsOn?: readonly string[],
): PropertyChange {
    const wait = waitsOn === undefined ? {} : { waitsOn };
    return { path, kind: "add", ...(value === undefined ? {} : { new: value }), replaces: false, ...wait };
}

/** A property that changes its value. */
export function updated(
    path: string,
    old: NonNullable<PropertyChange["old"]>,
    now: NonNullable<PropertyChange["new"]>,
    replaces = false,
): PropertyChange {
    return { path, kind: "update", old, new: now, replaces };
}

/** An exact layer with the given changes. */
export function layerOf(layer: string, changes: readonly Change[], more: Partial<LayerDiff> = {}): LayerDiff {
    return { layer, confidence: "exact", waitsOn: [], unchanged: 0, changes, ...more };
}

const vpc = changeOf({
    type: "aws:ec2/vpc:Vpc",
    name: "vpc",
    properties: [
        added("cidrBlock", "10.0.0.0/16"),
        added("enableDnsHostnames", true),
        added("tags.Name", "sandbox-a"),
    ],
});

function subnet(name: string, cidrBlock: string): Change {
    return changeOf({
        type: "aws:ec2/subnet:Subnet",
        name,
        parent: vpc.urn,
        properties: [added("cidrBlock", cidrBlock), added("vpcId", "[unknown]")],
    });
}

const trust = {
    Version: "2012-10-17",
    Statement: [
        { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "eks.amazonaws.com" } },
        { Effect: "Allow", Action: "sts:TagSession", Principal: { Service: "eks.amazonaws.com" } },
    ],
};

/** The first preview of an environment in which nothing is deployed. */
export const firstDiff: EnvironmentDiff = {
    environment: "sandbox-a",
    layers: [
        layerOf("network", [vpc, subnet("private-a", "10.0.0.0/20"), subnet("private-b", "10.0.16.0/20")]),
        layerOf(
            "compute",
            [
                changeOf({
                    type: "aws:eks/cluster:Cluster",
                    name: "cluster-eksCluster",
                    parent: "urn:pulumi:sandbox-a::compute::eks:index:Cluster::cluster",
                    properties: [
                        added("name", "sandbox-a"),
                        added("vpcConfig.subnetIds", "[unknown]", ["network.privateSubnetIds"]),
                    ],
                }),
                changeOf({
                    type: "aws:iam/role:Role",
                    name: "nodes",
                    properties: [
                        added("assumeRolePolicy", JSON.stringify(trust)),
                        added("name", "sandbox-a-nodes"),
                    ],
                }),
            ],
            { confidence: "conditional", waitsOn: ["network.privateSubnetIds", "network.vpcId"] },
        ),
        layerOf(
            "cluster-config",
            [
                changeOf({
                    type: "kubernetes:core/v1:Namespace",
                    name: "platform",
                    properties: [
                        added("metadata.labels", {
                            "pod-security.kubernetes.io/enforce": "baseline",
                            team: "p",
                        }),
                        added("metadata.name", "platform"),
                    ],
                }),
                changeOf({
                    type: "kubernetes:core/v1:Secret",
                    name: "admin",
                    properties: [added("metadata.name", "admin"), added("stringData.password", "[secret]")],
                }),
            ],
            { confidence: "conditional", waitsOn: ["compute.kubeconfig"] },
        ),
    ],
};

/** Changes of every kind to an environment that is deployed. */
export const laterDiff: EnvironmentDiff = {
    environment: "staging",
    layers: [
        layerOf(
            "network",
            [
                changeOf({
                    type: "aws:ec2/vpc:Vpc",
                    name: "vpc",
                    operation: "update",
                    id: "vpc-0a1b2c3d",
                    properties: [
                        updated("enableDnsHostnames", false, true),
                        { path: 'tags["cost.centre"]', kind: "delete", old: "4711", replaces: false },
                        added("tags.Owner", "platform"),
                    ],
                }),
                changeOf({
                    type: "aws:ec2/subnet:Subnet",
                    name: "private-a",
                    parent: vpc.urn,
                    operation: "replace",
                    id: "subnet-11",
                    properties: [updated("cidrBlock", "10.0.0.0/20", "10.0.64.0/20", true)],
                }),
            ],
            { unchanged: 31 },
        ),
        layerOf("compute", [], { unchanged: 40 }),
        layerOf(
            "cluster-config",
            [
                changeOf({
                    type: "kubernetes:core/v1:Namespace",
                    name: "old-team",
                    operation: "delete",
                    id: "old-team",
                }),
                changeOf({
                    type: "aws:iam/policy:Policy",
                    name: "controller",
                    operation: "update",
                    id: "arn:aws:iam::1:policy/controller",
                    properties: [
                        updated(
                            "policy",
                            JSON.stringify(trust),
                            JSON.stringify({ ...trust, Statement: trust.Statement.slice(0, 1) }),
                        ),
                    ],
                }),
                changeOf({
                    type: "kubernetes:core/v1:ConfigMap",
                    name: "settings",
                    operation: "update",
                    id: "platform/settings",
                    properties: [
                        updated("data.motd", `${"welcome ".repeat(30)}one`, `${"welcome ".repeat(30)}two`),
                        updated("data.password", "[secret]", "[secret, changed]"),
                        updated("data.script", "a\nb\nc\nd\ne\nf\ng\n", "a\nb\nc\nd\nE\nf\ng\n"),
                    ],
                }),
                changeOf({
                    type: "random:index/randomPassword:RandomPassword",
                    name: "admin",
                    operation: "replace",
                    id: "none",
                    properties: [updated("length", 16, 24, true)],
                }),
                ...Array.from({ length: 12 }, (_, index) =>
                    changeOf({
                        type: "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
                        name: `team-${index.toString().padStart(2, "0")}`,
                        properties: [
                            added("metadata.name", "readers"),
                            added("metadata.namespace", `team-${index.toString().padStart(2, "0")}`),
                            added("roleRef", {
                                apiGroup: "rbac.authorization.k8s.io",
                                kind: "Role",
                                name: "view",
                            }),
                        ],
                    }),
                ),
            ],
            { unchanged: 1234 },
        ),
    ],
};
