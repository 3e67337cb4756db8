import { plainRun } from "../plainRun";
import { network } from "./layer";

// What `pulumi up` runs in this folder.
export = () => plainRun(network);
