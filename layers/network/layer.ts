import { defineLayer } from "../defineLayer";
import { gives } from "./contract";
import { disjointRanges } from "./rules/disjointRanges";
import { freeRange } from "./rules/freeRange";
import { vpcRange } from "./rules/vpcRange";
import { zonesOfRegion } from "./rules/zonesOfRegion";
import { networkSettings } from "./settings";

/** The network layer. */
export const network = defineLayer({
    name: "network",
    settings: networkSettings,
    rules: [vpcRange, zonesOfRegion, disjointRanges],
    own: { vpcCidr: freeRange },
    reads: {},
    gives,
    load: async () => (await import("./network")).network,
});
