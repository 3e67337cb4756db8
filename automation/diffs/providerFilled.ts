import type { PathStep } from "./propertyPath";

/** Paths that providers fill in by themselves once they can look at the real world; `*` stands for any one step. */
const filled: Readonly<Record<string, readonly string[]>> = {
    // A Kubernetes provider without a reachable cluster returns inputs as they came.
    kubernetes: [
        "apiVersion",
        "kind",
        "metadata.namespace",
        "metadata.labels.app.kubernetes.io/managed-by",
        "metadata.annotations.pulumi.com/autonamed",
        "metadata.annotations.pulumi.com/patchForce",
        "metadata.annotations.kubectl.kubernetes.io/last-applied-configuration",
        "status.*",
    ],
    // Defaults that a bridged provider works out with its own configuration.
    aws: ["region", "tagsAll.*", "__defaults.*"],
};

/** Whether a value of a resource is one that its provider adds to what the program asked for. */
export function isProviderFilled(type: string, steps: readonly PathStep[]): boolean {
    const [provider = ""] = type.split(":");
    return (filled[provider] ?? []).some((pattern) => {
        const path = steps.join(".");
        return pattern.endsWith(".*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    });
}
