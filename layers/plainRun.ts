import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Layer } from "./contract";
import { layerSettingsOf, loadEnvironment, type LayerSettings } from "./environment";

/** Runs a layer as plain `pulumi up` in its folder does: the stack names the environment, whose settings are read here. */
export async function plainRun(layer: Layer): Promise<object> {
    // Pulumi starts the program in its project's folder, layers/<layer>/.
    const environment = loadEnvironment(resolve(process.cwd(), "../.."), pulumi.getStack());
    return await runOnStacks(layer, layerSettingsOf(environment, layer));
}

/** Runs a layer on the outputs of the stacks below it. */
export async function runOnStacks(layer: Layer, settings: LayerSettings): Promise<object> {
    const stacks = new Map<string, pulumi.StackReference>();
    const stackOf = (name: string) => {
        const stack =
            stacks.get(name) ??
            // Backends without organizations call theirs "organization".
            new pulumi.StackReference(`organization/${name}/${settings.about.environment}`);
        stacks.set(name, stack);
        return stack;
    };
    const below = Object.entries(layer.reads).map(([output, from]) => [
        output,
        stackOf(from).requireOutput(output),
    ]);
    const program = await layer.load();
    return program({ ...settings, below: Object.fromEntries(below) as object } as never);
}
