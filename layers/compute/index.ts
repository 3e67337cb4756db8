import { computeReads } from "../contract";
import { plainRun } from "../plainRun";
import { compute } from "./compute";

// What `pulumi up` runs in this folder.
export = () => plainRun("compute", computeReads, compute);
