import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";

/** Flux reads a repository over ssh only with a key (Flux, "Git Repositories", "Secret reference"). */
export const gitopsSecret: Rule = (judged) => {
    const gitops = judged.settings.clusterConfig?.gitops;
    if (gitops === undefined || gitops.secretName !== undefined || !gitops.url.startsWith("ssh:")) return [];
    const path = ["clusterConfig", "gitops", "secretName"];
    const remedy =
        "Name a Secret of the namespace flux-system that holds `identity` and `known_hosts`, or use an https address.";
    return [problemAt(judged, path, "is missing: nothing is read over ssh without a key", remedy)];
};
