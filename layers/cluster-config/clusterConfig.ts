import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { awsProvider } from "../awsProvider";
import type { LayerContext, Outputs, WithSettingsBelow } from "../contract";
import { createNamespaces } from "./base/createNamespaces";
import { createRoleBindings } from "./base/createRoleBindings";
import { components } from "./components";
import type { gives, reads, readsSettings } from "./contract";
import { installComponents, loadComponents, type LoadedComponent } from "./installComponents";
import { namespacesOf } from "./namespacesOf";
import type { ClusterConfigSettings } from "./settings";

/** What the program of the cluster-config layer is given. */
export type ClusterConfigContext = LayerContext<ClusterConfigSettings, typeof reads> &
    WithSettingsBelow<typeof readsSettings>;

/** The cluster-config layer: everything that is applied to a Kubernetes API to make it a platform. */
function clusterConfig(
    { settings, ...context }: ClusterConfigContext,
    loaded: readonly LoadedComponent[],
): Outputs<typeof gives> {
    const provider = new k8s.Provider("cluster", {
        kubeconfig: context.below.kubeconfig,
        enableServerSideApply: true,
        // What somebody changed with kubectl is theirs: without this, an up that puts it right is refused as a conflict.
        enablePatchForce: true,
    });
    const aws = awsProvider(context.about, "cluster-config");
    const namespaces = createNamespaces(provider, namespacesOf(settings));
    createRoleBindings({ provider, namespaces }, settings.groups);
    const outputs = installComponents(loaded, settings, { ...context, provider, aws, namespaces });
    const empty = pulumi.output("");
    return {
        namespaces: pulumi.output([...namespaces.keys()].sort()),
        ingressClass: outputs.ingressClass ?? empty,
        storageClass: outputs.storageClass ?? empty,
        adminPassword: pulumi.secret(outputs.adminPassword ?? empty),
    };
}

/** Loads the program of the layer, with those of its components. */
export async function loadClusterConfig(): Promise<(context: ClusterConfigContext) => Outputs<typeof gives>> {
    const loaded = await loadComponents(components);
    return (context) => clusterConfig(context, loaded);
}
