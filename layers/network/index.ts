import { networkReads } from "../contract";
import { plainRun } from "../plainRun";
import { network } from "./network";

// What `pulumi up` runs in this folder.
export = () => plainRun("network", networkReads, network);
