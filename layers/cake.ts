import { bottomUp } from "./bottomUp";
import { clusterConfig } from "./cluster-config/layer";
import { compute } from "./compute/layer";
import { network } from "./network/layer";

/** The cake, bottom layer first. */
export const cake = bottomUp(
    // Each reads only from those above it in this list.
    network,
    compute,
    clusterConfig,
);
