import {
    clusterConfigReads,
    computeReads,
    type Layer,
    type LayerName,
    type LayerProgram,
    networkReads,
} from "./contract";

/** Checks that a layer's program takes its settings and what it reads, and gives its outputs. */
function layer<Name extends LayerName, Reads extends Readonly<Record<string, LayerName>>>(
    it: Omit<Layer, "load"> & {
        readonly name: Name;
        readonly reads: Reads;
        load(): Promise<LayerProgram<Name, Reads>>;
    },
): Layer {
    return it;
}

/** The cake, bottom layer first. */
export const cake: readonly Layer[] = [
    layer({
        name: "network",
        settingsKey: "network",
        folder: "network",
        reads: networkReads,
        load: async () => (await import("./network/network")).network,
    }),
    layer({
        name: "compute",
        settingsKey: "compute",
        folder: "compute",
        reads: computeReads,
        load: async () => (await import("./compute/compute")).compute,
    }),
    layer({
        name: "cluster-config",
        settingsKey: "clusterConfig",
        folder: "cluster-config",
        reads: clusterConfigReads,
        load: async () => (await import("./cluster-config/clusterConfig")).clusterConfig,
    }),
];
