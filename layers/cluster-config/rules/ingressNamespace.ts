import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";

/** The namespace that ingress-nginx is installed in is one of those that the layer makes. */
export const ingressNamespace: Rule = (judged) => {
    const { clusterConfig } = judged.settings;
    if (clusterConfig === undefined || "ingress" in clusterConfig.namespaces) return [];
    return [
        problemAt(
            judged,
            ["clusterConfig", "namespaces", "ingress"],
            "is missing: ingress-nginx is installed in it",
            "Keep the one of stacks/base.yaml.",
        ),
    ];
};
