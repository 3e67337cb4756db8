import { defineLayer } from "../defineLayer";
import { components } from "./components";
import { gives, reads, readsSettings } from "./contract";
import { componentRules } from "./rules/componentRules";
import { groupNamespaces } from "./rules/groupNamespaces";
import { neededComponents } from "./rules/neededComponents";
import { clusterConfigSettings } from "./settings";

/** The cluster-config layer. */
export const clusterConfig = defineLayer({
    name: "cluster-config",
    settings: clusterConfigSettings,
    rules: [neededComponents, componentRules, groupNamespaces],
    // A chart's default is removed by `null` in its values.
    keepsNull: components.map(({ key }) => [key, "values"]),
    tracksBranch: { branch: ["gitops", "branch"], repository: ["gitops", "url"] },
    reads,
    readsSettings,
    gives,
    load: async () => await (await import("./clusterConfig")).loadClusterConfig(),
});
