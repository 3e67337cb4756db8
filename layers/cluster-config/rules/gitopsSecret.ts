import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";
import type { ClusterConfigSettings } from "../settings";

/** Flux reads a repository over ssh only with a key (Flux, "Git Repositories", "Secret reference"). */
export const gitopsSecret: Rule<ClusterConfigSettings> = (input) => {
    const { gitops } = input.settings;
    if (gitops === undefined || gitops.secretName !== undefined || !gitops.url.startsWith("ssh:")) return [];
    const path = ["clusterConfig", "gitops", "secretName"];
    const remedy =
        "Name a Secret of the namespace flux-system that holds `identity` and `known_hosts`, or use an https address.";
    return [problemAt(input, path, "is missing: nothing is read over ssh without a key", remedy)];
};
