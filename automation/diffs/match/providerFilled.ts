import type { DiffValue } from "../model/model";
import type { PathStep } from "../model/propertyPath";

/** Paths that providers fill in themselves as soon as they can read the real world; `.*` at the end stands for everything below. */
const filled: Readonly<Record<string, readonly string[]>> = {
    // Without a reachable cluster the Kubernetes provider returns inputs unchanged.
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
    // Defaults that a bridged provider computes from its own configuration.
    aws: ["region", "tagsAll.*", "__defaults.*"],
};

const helmRelease = "kubernetes:helm.sh/v3:Release";

/** Whether a value is the default of one of Helm's options, which the provider fills in: off, empty, or a timeout of 300 seconds. */
function isHelmDefault([option, ...below]: readonly PathStep[], value: DiffValue | undefined): boolean {
    const isDefault = value === false || isEmpty(value) || (option === "timeout" && value === 300);
    return below.length === 0 && isDefault;
}

/** Whether a value is an empty text, list or object. */
function isEmpty(value: DiffValue | undefined): boolean {
    if (value === "") return true;
    return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Whether the provider of a resource adds this value to the inputs of the program. */
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
