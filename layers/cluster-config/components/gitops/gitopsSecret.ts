import { problemAt } from "../../../../stacks/_settings/rules/rule";
import type { ComponentRule } from "../../component";
import type { GitopsSettings } from "./settings";

/** Flux reads a repository over ssh only with a key (Flux, "Git Repositories", "Secret reference"). */
export const gitopsSecret: ComponentRule<GitopsSettings> = (input) => {
    const { secretName, url } = input.settings;
    if (secretName !== undefined || !url.startsWith("ssh:")) return [];
    const path = ["clusterConfig", "gitops", "secretName"];
    const remedy =
        "Name a Secret of the namespace flux-system that holds `identity` and `known_hosts`, or use an https address.";
    return [problemAt(input, path, "is missing: nothing is read over ssh without a key", remedy)];
};
