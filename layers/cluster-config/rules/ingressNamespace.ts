import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";
import type { ClusterConfigSettings } from "../settings";

/** The namespace that ingress-nginx is installed in is one of those that the layer makes. */
export const ingressNamespace: Rule<ClusterConfigSettings> = (input) => {
    if ("ingress" in input.settings.namespaces) return [];
    return [
        problemAt(
            input,
            ["clusterConfig", "namespaces", "ingress"],
            "is missing: ingress-nginx is installed in it",
            "Keep the one of stacks/base.yaml.",
        ),
    ];
};
