import { CloudError } from "../../../protocol/providerModel";

/** What a type token names: `kubernetes:apps/v1:Deployment` is Deployment in apps/v1. */
export interface ObjectType {
    /** `v1`, `apps/v1`. */
    readonly apiVersion: string;
    readonly kind: string;
    /** Whether it is one of the SDK's Patch types: only the given fields of an object that someone else made. */
    readonly patch: boolean;
}

const outside = /^(helm\.sh|yaml|kustomize\.io|kustomize|index)(\/|$)/;

/** Reads a type token. Types that are no Kubernetes objects are refused. */
export function parseToken(token: string): ObjectType {
    const [name = "", module = "", kind = ""] = token.split(":");
    if (name !== "kubernetes" || module === "" || kind === "" || outside.test(module)) {
        throw new CloudError("Unsupported", `The local cloud has no model of the type ${token}.`);
    }
    const apiVersion = module.replace(/^core\//, "");
    // The SDK has Patch and List types for the built-in groups only; a custom kind may be called anything.
    const builtIn = isBuiltIn(groupOf(apiVersion));
    const patch = builtIn && kind.endsWith("Patch");
    if (builtIn && kind.endsWith("List")) {
        throw new CloudError(
            "Unsupported",
            "list resources exist for compatibility with YAML manifests and Helm charts, and cannot be created " +
                `directly (${token}). Use the underlying resource type instead`,
        );
    }
    return { apiVersion, kind: patch ? kind.slice(0, -"Patch".length) : kind, patch };
}

function isBuiltIn(group: string): boolean {
    return !group.includes(".") || group.endsWith(".k8s.io");
}

/** The group of an API version: empty for the core group. */
export function groupOf(apiVersion: string): string {
    return apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
}
