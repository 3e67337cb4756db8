import { suggest } from "../../../stacks/_settings/load/didYouMean";
import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";

/** Groups get roles only in namespaces that exist. */
export const groupNamespaces: Rule = (judged) => {
    const { groups = {}, namespaces = {} } = judged.settings.clusterConfig ?? {};
    const known = Object.keys(namespaces);
    return Object.entries(groups).flatMap(([group, { namespaces: wanted }]) =>
        (wanted === "all" ? [] : wanted).flatMap((name, index) => {
            if (known.includes(name)) return [];
            const path = ["clusterConfig", "groups", group, "namespaces", index];
            const message = `\`${name}\` is not one of clusterConfig.namespaces`;
            return [problemAt(judged, path, message, suggest(name, known))];
        }),
    );
};
