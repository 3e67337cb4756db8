import { defineLayer } from "../defineLayer";
import { gives, reads } from "./contract";
import { endpointReach } from "./rules/endpointReach";
import { kubeProxySkew } from "./rules/kubeProxySkew";
import { oneArchitecture } from "./rules/oneArchitecture";
import { computeSettings } from "./settings";

/** The compute layer. */
export const compute = defineLayer({
    name: "compute",
    settings: computeSettings,
    rules: [endpointReach, kubeProxySkew, oneArchitecture],
    reads,
    gives,
    load: async () => (await import("./compute")).compute,
});
