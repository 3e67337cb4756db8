import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type ComponentContext, inside } from "../context";
import { type HelmValues, mergeValues } from "./mergeValues";

/** A chart as a component installs it. */
export interface ReleaseArgs {
    /** The name of the release, and of its chart. */
    readonly name: string;
    readonly namespace: string;
    readonly repository: string;
    readonly version: string;
    /** The values that the component sets; those of the settings are laid over them. */
    readonly values: HelmValues;
    /** What must be there before, besides the namespace, and goes after. */
    readonly dependsOn?: readonly pulumi.Resource[];
}

/** Installs a component's chart. All of it is there afterwards, or nothing. */
export function createRelease(
    context: ComponentContext<{ readonly values?: HelmValues | undefined }>,
    { name, namespace, repository, version, values, dependsOn = [] }: ReleaseArgs,
): k8s.helm.v3.Release {
    const opts = inside(context, namespace);
    return new k8s.helm.v3.Release(
        name,
        {
            name,
            namespace,
            chart: name,
            version,
            repositoryOpts: { repo: repository },
            atomic: true,
            values: mergeValues(values, context.settings.values ?? {}),
        },
        { ...opts, dependsOn: [...opts.dependsOn, ...dependsOn] },
    );
}
