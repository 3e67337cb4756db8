import type * as k8s from "@pulumi/kubernetes";
import type { WithProvider } from "../contract";
import type { ClusterConfigContext } from "./contract";

/** What every part of the cluster-config layer is given. */
export type Context = WithProvider<ClusterConfigContext, k8s.Provider>;

/** The namespaces of the layer, by name: what lives in one is made after it. */
export type Namespaces = ReadonlyMap<string, k8s.core.v1.Namespace>;

/** The options of an object in a namespace. Its name is known in every preview; an output of the namespace is not. */
export function inside(
    { provider }: Context,
    namespaces: Namespaces,
    name: string,
): { provider: k8s.Provider; dependsOn: k8s.core.v1.Namespace[] } {
    const namespace = namespaces.get(name);
    return { provider, dependsOn: namespace ? [namespace] : [] };
}
