import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { layerSettingsOf, loadEnvironment } from "../stacks/load";
import { cake, type Layer, type LayerName, type LayerSettings } from "./cake";

/** Runs a layer as plain `pulumi up` in its folder does: the stack names the environment, whose settings are read here. */
export async function plainRun(name: LayerName): Promise<object> {
    const layer = layerNamed(name);
    // Pulumi starts the program in its project's folder, layers/<layer>/.
    const environment = loadEnvironment(resolve(process.cwd(), "../.."), pulumi.getStack());
    return runOnStacks(layer, layerSettingsOf(environment, name));
}

/** Runs a layer on the outputs of the stacks below it. */
export async function runOnStacks(layer: Layer, given: LayerSettings<unknown>): Promise<object> {
    const program = await layer.load();
    return program(given as LayerSettings<never>, belowFromStacks(layer, given.about.environment) as never);
}

/** What a layer reads, from the deployed stacks of the same environment. */
function belowFromStacks({ reads }: Layer, environment: string): Record<string, pulumi.Output<unknown>> {
    const stacks = new Map<LayerName, pulumi.StackReference>();
    const stackOf = (layer: LayerName) => {
        // Backends without organizations call theirs "organization".
        const stack = stacks.get(layer) ?? new pulumi.StackReference(`organization/${layer}/${environment}`);
        stacks.set(layer, stack);
        return stack;
    };
    return Object.fromEntries(
        Object.entries(reads).map(([output, layer]) => [output, stackOf(layer).requireOutput(output)]),
    );
}

function layerNamed(name: LayerName): Layer {
    const found = cake.find((layer) => layer.name === name);
    if (!found) throw new Error(`There is no layer ${name}.`);
    return found;
}
