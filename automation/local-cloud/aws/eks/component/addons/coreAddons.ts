import { type PropertyValue, Unknown, unknown } from "../../../../protocol/providerModel";
import type { Args } from "../args";
import type { Child, Scope } from "../scope";
import { hasUnknown, isList, isMap } from "../../../../model/values";
import { combine, plain, type Traced } from "../traced";
import { vpcCniConfiguration } from "./vpcCni";

const addonType = "aws:eks/addon:Addon";

function sorted(value: PropertyValue): PropertyValue {
    if (isList(value)) return value.map(sorted);
    if (!isMap(value)) return value;
    return Object.fromEntries(
        Object.keys(value)
            .sort()
            .map((key) => [key, sorted(value[key] ?? null)]),
    );
}

function configuration(values: Traced | undefined): Traced | undefined {
    return values && combine([values], (value) => JSON.stringify(sorted(value ?? null)));
}

/** The newest version of an add-on that fits a cluster; not known before the cluster is there. */
async function newestVersion(scope: Scope, addon: string, cluster: Child): Promise<Traced> {
    const version = cluster.out("version");
    if (cluster.id instanceof Unknown || hasUnknown(version.value)) {
        return { value: unknown, from: version.from };
    }
    const found = await scope.invokeAws("aws:eks/getAddonVersion:getAddonVersion", {
        addonName: addon,
        kubernetesVersion: version.value,
        mostRecent: true,
    });
    return { value: found.version ?? null, from: version.from };
}

interface CoreAddon {
    readonly addon: string;
    readonly name: string;
    readonly version: Traced | undefined;
    readonly values: Traced | undefined;
    readonly serviceAccountRoleArn?: Traced | undefined;
    readonly after?: readonly string[];
}

async function createAddon(
    scope: Scope,
    args: Args,
    options: Args,
    cluster: Child,
    { addon, name, version, values, serviceAccountRoleArn, after = [] }: CoreAddon,
): Promise<Child> {
    return scope.resource(
        addonType,
        name,
        {
            clusterName: cluster.out("name"),
            addonName: plain(addon),
            preserve: plain(true),
            tags: args.get("tags"),
            resolveConflictsOnCreate: options.get("resolveConflictsOnCreate") ?? plain("OVERWRITE"),
            resolveConflictsOnUpdate: options.get("resolveConflictsOnUpdate") ?? plain("OVERWRITE"),
            addonVersion: version ?? (await newestVersion(scope, addon, cluster)),
            configurationValues: configuration(values),
            serviceAccountRoleArn,
        },
        { after },
    );
}

/** Registers kube-proxy, which every cluster gets unless it is told not to. */
export async function createKubeProxy(scope: Scope, name: string, args: Args, cluster: Child): Promise<void> {
    const options = args.group("kubeProxyAddonOptions");
    if (options.prompt("enabled") === false) return;
    await createAddon(scope, args, options, cluster, {
        addon: "kube-proxy",
        name: `${name}-kube-proxy`,
        version: options.get("version"),
        values: options.get("configurationValues"),
    });
}

/** Registers CoreDNS, which a cluster without a default node group gets only when it is asked for. */
export async function createCoreDns(scope: Scope, name: string, args: Args, cluster: Child): Promise<void> {
    const options = args.group("corednsAddonOptions");
    const values = options.get("configurationValues");
    if (options.prompt("enabled") !== true && values === undefined) return;
    await createAddon(scope, args, options, cluster, {
        addon: "coredns",
        name: `${name}-coredns`,
        version: options.get("version"),
        values,
    });
}

/** Registers the VPC CNI, which every cluster gets unless it keeps the one that EKS installs by itself. */
export async function createVpcCni(
    scope: Scope,
    name: string,
    args: Args,
    cluster: Child,
    after: readonly string[],
): Promise<void> {
    if (args.prompt("useDefaultVpcCni") === true) return;
    const options = args.group("vpcCniOptions");
    const own = await scope.component("eks:index:VpcCniAddon", `${name}-vpc-cni`, after);
    const addon = await createAddon(own, args, options, cluster, {
        addon: "vpc-cni",
        name: `${name}-vpc-cni`,
        version: options.get("addonVersion"),
        values: vpcCniConfiguration(options),
        serviceAccountRoleArn: options.get("serviceAccountRoleArn"),
    });
    await own.close({ addon: addon.reference });
}
