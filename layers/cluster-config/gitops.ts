import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { inside, type Context, type Namespaces } from "./context";

/** The namespace in which Flux is and expects its own objects to be. */
export const gitopsNamespace = "flux-system";

// What `flux bootstrap` calls them too.
const name = "flux-system";

/**
 * Flux, where the settings ask for it, and what it applies: a folder of a branch of a git repository. `before` is what
 * the objects in there may need: it is made first, and goes last.
 */
export function createGitops(
    context: Context,
    namespaces: Namespaces,
    before: readonly pulumi.Resource[],
): void {
    const { gitops } = context.settings;
    if (!gitops) return;
    const { provider, dependsOn } = inside(context, namespaces, gitopsNamespace);
    const { url, secretName, branch = "main", interval = "5m", chartVersion = "2.16.4" } = gitops;
    const { path = `./clusters/${context.about.environment}` } = gitops;
    const metadata = { name, namespace: gitopsNamespace };
    const flux = new k8s.helm.v3.Release(
        "flux2",
        {
            name: "flux2",
            namespace: gitopsNamespace,
            chart: "flux2",
            version: chartVersion,
            repositoryOpts: { repo: "https://fluxcd-community.github.io/helm-charts" },
            atomic: true,
            // Nothing here writes new images' tags into the repository.
            values: {
                imageAutomationController: { create: false },
                imageReflectionController: { create: false },
            },
        },
        { provider, dependsOn },
    );
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
    new k8s.apiextensions.CustomResource(
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
}
