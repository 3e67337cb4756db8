import { plainRun } from "../plainRun";

// What `pulumi up` runs in this folder.
export = () => plainRun("compute");
