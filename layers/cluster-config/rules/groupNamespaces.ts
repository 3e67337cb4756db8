import { suggest } from "../../../stacks/_settings/load/didYouMean";
import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";
import { namespacesOf } from "../namespacesOf";
import type { ClusterConfigSettings } from "../settings";

/** Groups get roles only in namespaces that the settings name, and that are made. */
export const groupNamespaces: Rule<ClusterConfigSettings> = (input) => {
    const { groups, namespaces } = input.settings;
    const made = namespacesOf(input.settings);
    const known = Object.keys(namespaces).filter((name) => made.has(name));
    return Object.entries(groups).flatMap(([group, { namespaces: wanted }]) =>
        (wanted === "all" ? [] : wanted).flatMap((name, index) => {
            if (known.includes(name)) return [];
            const path = ["clusterConfig", "groups", group, "namespaces", index];
            const message =
                name in namespaces
                    ? `\`${name}\` is the namespace of a component that is off`
                    : `\`${name}\` is not one of clusterConfig.namespaces`;
            return [problemAt(input, path, message, suggest(name, known))];
        }),
    );
};
