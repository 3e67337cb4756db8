import { problemAt } from "../../../../stacks/_settings/rules/rule";
import type { ComponentRule } from "../../component";
import type { IngressSettings } from "./settings";

/** The settings limit the namespace that ingress-nginx is installed in. */
export const ingressNamespace: ComponentRule<IngressSettings> = (input) => {
    if ("ingress" in input.base.namespaces) return [];
    return [
        problemAt(
            input,
            ["clusterConfig", "namespaces", "ingress"],
            "is missing: ingress-nginx is installed in it",
            "Keep the one of stacks/base.yaml.",
        ),
    ];
};
