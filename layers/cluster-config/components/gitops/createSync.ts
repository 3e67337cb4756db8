import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { ComponentContext } from "../../context";
import { fluxNamespace } from "./fluxNamespace";
import type { GitopsSettings } from "./settings";

// What `flux bootstrap` calls them too.
const name = "flux-system";

/** Tells Flux, once it is installed, which repository it reads and which folder of it it applies. */
export function createSync(
    { about, settings, provider, namespaces, before }: ComponentContext<GitopsSettings>,
    flux: pulumi.Resource,
): readonly pulumi.Resource[] {
    const { url, secretName, branch = "main", interval = "5m" } = settings;
    const { path = `./clusters/${about.environment}` } = settings;
    const metadata = { name, namespace: fluxNamespace };
    // A drain suspends both. Said here, so that it is put right after a destroy that was given up.
    const suspend = false;
    const source = new k8s.apiextensions.CustomResource(
        "gitops-source",
        {
            apiVersion: "source.toolkit.fluxcd.io/v1",
            kind: "GitRepository",
            metadata,
            spec: {
                url,
                ref: { branch },
                interval,
                suspend,
                ...(secretName !== undefined && { secretRef: { name: secretName } }),
            },
        },
        { provider, dependsOn: [flux] },
    );
    const kustomization = new k8s.apiextensions.CustomResource(
        "gitops",
        {
            apiVersion: "kustomize.toolkit.fluxcd.io/v1",
            kind: "Kustomization",
            metadata,
            spec: {
                sourceRef: { kind: "GitRepository", name },
                path,
                interval,
                prune: true,
                // Flux goes next: what nobody cleans up after any more must be gone by then.
                deletionPolicy: "WaitForTermination",
                suspend,
            },
        },
        { provider, dependsOn: [source, ...namespaces.values(), ...before] },
    );
    return [source, kustomization];
}
