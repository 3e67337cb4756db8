import { join } from "node:path";
import { root } from "../support/project";
import { record, type Recording } from "./recording";

/** Runs a layer's index.ts as plain `pulumi up` does in the layer's folder, for the stack `sandbox-a`. */
export async function startedByPulumi(layer: string, index: Promise<unknown>): Promise<Recording<object>> {
    const { default: start } = (await index) as { readonly default: () => Promise<object> };
    const before = process.cwd();
    process.chdir(join(root, "layers", layer));
    try {
        return await record(start, { stack: "sandbox-a" });
    } finally {
        process.chdir(before);
    }
}
