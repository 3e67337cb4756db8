import { plainRun } from "../plainRun";
import { compute } from "./layer";

// What `pulumi up` runs in this folder.
export = () => plainRun(compute);
