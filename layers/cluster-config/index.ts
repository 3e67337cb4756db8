import { clusterConfigReads } from "../contract";
import { plainRun } from "../plainRun";
import { clusterConfig } from "./clusterConfig";

// What `pulumi up` runs in this folder.
export = () => plainRun("cluster-config", clusterConfigReads, clusterConfig);
