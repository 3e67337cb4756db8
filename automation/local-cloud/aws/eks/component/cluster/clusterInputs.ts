import type { Args } from "../args";
import { invalid } from "../refusals";
import type { Child } from "../scope";
import { isList, isMap } from "../../../../model/values";
import { at, combine, list, plain, record, type Traced, type TracedInputs } from "../traced";

/** What the cluster stands on. */
export interface ClusterBase {
    readonly roleArn: Traced;
    readonly securityGroup: Child | undefined;
    readonly subnetIds: Traced;
}

/** The subnets of a cluster, from `subnetIds` or from the public and the private ones. */
export function subnetsOf(args: Args): Traced {
    const given = args.get("subnetIds");
    if (given !== undefined) return given;
    const groups = [args.get("publicSubnetIds"), args.get("privateSubnetIds")];
    return combine(groups, (...values) => values.flatMap((ids) => (isList(ids) ? ids : [])));
}

function accessCidrs(args: Args): Traced | undefined {
    const cidrs = args.get("publicAccessCidrs");
    return (
        cidrs &&
        combine([cidrs, args.get("endpointPublicAccess")], (given, isPublic) => {
            if (isPublic === false) {
                throw invalid("`publicAccessCidrs` can only be set when `endpointPublicAccess` is true");
            }
            return given ?? null;
        })
    );
}

function networkConfig(args: Args): Traced | undefined {
    const [range, family] = [args.get("kubernetesServiceIpAddressRange"), args.get("ipFamily")];
    if (range === undefined && family === undefined) return undefined;
    return combine([range, family], (cidr, given) => {
        const ipFamily = given ?? "ipv4";
        return { ...(ipFamily === "ipv4" && cidr !== undefined ? { serviceIpv4Cidr: cidr } : {}), ipFamily };
    });
}

/** Inputs of `aws:eks/cluster:Cluster`, as the component fills them from its own. */
export function clusterInputs(name: string, args: Args, base: ClusterBase): TracedInputs {
    const key = args.get("encryptionConfigKeyArn");
    const mode = args.get("authenticationMode");
    return {
        ...args.pick("name", "version", "enabledClusterLogTypes", "upgradePolicy", "deletionProtection"),
        roleArn: base.roleArn,
        kubernetesNetworkConfig: networkConfig(args),
        bootstrapSelfManagedAddons: args.get("bootstrapSelfManagedAddons") ?? plain(true),
        vpcConfig: record({
            securityGroupIds: base.securityGroup && list([base.securityGroup.out("id")]),
            subnetIds: base.subnetIds,
            endpointPrivateAccess: args.get("endpointPrivateAccess"),
            endpointPublicAccess: args.get("endpointPublicAccess"),
            publicAccessCidrs: accessCidrs(args),
        }),
        tags: combine([args.get("tags"), args.get("clusterTags")], (tags, clusterTags) => ({
            Name: `${name}-eksCluster`,
            ...(isMap(clusterTags) ? clusterTags : {}),
            ...(isMap(tags) ? tags : {}),
        })),
        encryptionConfig: encryption(key),
        accessConfig:
            mode &&
            record({ authenticationMode: mode, bootstrapClusterCreatorAdminPermissions: plain(true) }),
    };
}

/** Envelope encryption of Kubernetes secrets by a KMS key. */
export function encryption(key: Traced | undefined): Traced | undefined {
    return (
        key && combine([key], (keyArn) => ({ provider: { keyArn: keyArn ?? null }, resources: ["secrets"] }))
    );
}

/** The issuer of a cluster's service account tokens; empty if it has no issuer. */
export function issuerOf(cluster: Child): Traced {
    const issuer = at(cluster.out("identities"), 0, "oidcs", 0, "issuer");
    return combine([issuer], (value) => (typeof value === "string" ? value : ""));
}
