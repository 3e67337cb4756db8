import type * as aws from "@pulumi/aws";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext, WithSettingsBelow } from "../contract";
import type { reads, readsSettings } from "./contract";

/** The namespaces of the layer, by name: what lives in one is made after it. */
export type Namespaces = ReadonlyMap<string, k8s.core.v1.Namespace>;

/** What a component's program is given. `settings` are the component's own, `provider` is the cluster. */
export interface ComponentContext<Settings>
    extends LayerContext<Settings, typeof reads>, WithSettingsBelow<typeof readsSettings> {
    readonly provider: k8s.Provider;
    /** For what a component needs in AWS: its role, a queue, a bucket. */
    readonly aws: aws.Provider;
    readonly namespaces: Namespaces;
    /** What the components have made that this one comes after. */
    readonly before: readonly pulumi.Resource[];
}

/** The options of an object in a namespace. Its name is known in every preview; an output of the namespace is not. */
export function inside(
    { provider, namespaces }: Pick<ComponentContext<unknown>, "provider" | "namespaces">,
    name: string,
): { provider: k8s.Provider; dependsOn: k8s.core.v1.Namespace[] } {
    const namespace = namespaces.get(name);
    return { provider, dependsOn: namespace ? [namespace] : [] };
}
