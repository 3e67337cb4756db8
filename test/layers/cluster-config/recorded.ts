import * as pulumi from "@pulumi/pulumi";
import { type ClusterConfigContext, loadClusterConfig } from "../../../layers/cluster-config/clusterConfig";
import type { ClusterConfigSettings } from "../../../layers/cluster-config/settings";
import { type Recording, record, type Registered } from "../recording";
import { about, below, clusterConfigSettings } from "../samples";

/** What a test says about the environment of the layer, besides its settings. */
export interface Surroundings {
    /** The ARN of the OIDC provider through which controllers get roles; with EKS Pod Identity if it is left out. */
    readonly oidcProviderArn?: string;
    readonly tags?: Readonly<Record<string, string>>;
}

/** Runs the cluster-config layer with the settings of the samples and some changes; `undefined` switches a component off. */
export async function recorded(
    changes: Partial<ClusterConfigSettings> = {},
    { oidcProviderArn, tags = {} }: Surroundings = {},
): Promise<Recording<ReturnType<Awaited<ReturnType<typeof loadClusterConfig>>>>> {
    const program = await loadClusterConfig();
    const context: ClusterConfigContext = {
        about: { ...about, tags },
        settings: { ...clusterConfigSettings, ...changes },
        below: { ...below().clusterConfig, oidcProviderArn: pulumi.output(oidcProviderArn ?? "") },
        settingsBelow: { controllerIdentity: oidcProviderArn === undefined ? "podIdentity" : "oidc" },
    };
    return await record(() => program(context));
}

/** The metadata of a Kubernetes object. */
export interface ObjectMeta {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
}

/** The metadata of a Kubernetes object that a program asked for. */
export function metaOf({ inputs }: Registered): ObjectMeta {
    return inputs.metadata ?? {};
}

/** The values of a release that a program asked for; throws an error if there is no such release. */
export function valuesOf(recording: Recording<unknown>, release: string): Record<string, unknown> {
    const found = recording.resources.find(
        ({ type, name }) => type === "kubernetes:helm.sh/v3:Release" && name === release,
    );
    if (!found) throw new Error(`There is no release ${release}.`);
    return found.inputs.values as Record<string, unknown>;
}

/** All that a program asked for, as `type name`, sorted. */
export function namesOf({ resources }: Recording<unknown>): string[] {
    return resources.map(({ type, name }) => `${type} ${name}`).sort();
}

/** What a layer has with a component on that it has not with the component off. */
export async function leftBehind(on: Partial<ClusterConfigSettings>, off: Partial<ClusterConfigSettings>) {
    const without = new Set(namesOf(await recorded(off)));
    return namesOf(await recorded(on)).filter((name) => !without.has(name));
}
