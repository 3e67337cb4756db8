import type { DiffValue } from "../model/model";
import type { PathStep } from "../model/propertyPath";

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

const helmRelease = "kubernetes:helm.sh/v3:Release";

/** Helm's options, which the provider writes out at their defaults: off, empty, and a timeout of 300 seconds. */
function isHelmDefault([option, ...below]: readonly PathStep[], value: DiffValue | undefined): boolean {
    const isDefault = value === false || isEmpty(value) || (option === "timeout" && value === 300);
    return below.length === 0 && isDefault;
}

/** Whether a value is an empty text, list or object. */
function isEmpty(value: DiffValue | undefined): boolean {
    if (value === "") return true;
    return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Whether a value of a resource is one that its provider adds to what the program asked for. */
export function isProviderFilled(
    type: string,
    steps: readonly PathStep[],
    value: DiffValue | undefined,
): boolean {
    if (type === helmRelease && isHelmDefault(steps, value)) return true;
    const [provider = ""] = type.split(":");
    return (filled[provider] ?? []).some((pattern) => {
        const path = steps.join(".");
        return pattern.endsWith(".*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    });
}
