import { defineLayer } from "../defineLayer";
import { gives, reads } from "./contract";
import { gitopsSecret } from "./rules/gitopsSecret";
import { groupNamespaces } from "./rules/groupNamespaces";
import { ingressNamespace } from "./rules/ingressNamespace";
import { clusterConfigSettings } from "./settings";

/** The cluster-config layer. */
export const clusterConfig = defineLayer({
    name: "cluster-config",
    settings: clusterConfigSettings,
    rules: [ingressNamespace, groupNamespaces, gitopsSecret],
    tracksBranch: { branch: ["gitops", "branch"], repository: ["gitops", "url"] },
    reads,
    gives,
    load: async () => (await import("./clusterConfig")).clusterConfig,
});
