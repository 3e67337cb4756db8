import { plainRun } from "../plainRun";
import { clusterConfig } from "./layer";

// What `pulumi up` runs in this folder.
export = () => plainRun(clusterConfig);
