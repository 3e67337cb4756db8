import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { layerSettingsOf, loadEnvironment } from "../stacks/_settings/load/load";
import type { Below, LayerName, LayerProgram, LayerSettings, OutputsOf } from "./contract";

type Reads = Readonly<Record<string, LayerName>>;

/** Runs a layer as plain `pulumi up` in its folder does: the stack names the environment, whose settings are read here. */
export function plainRun<Name extends LayerName, R extends Reads>(
    name: Name,
    reads: R,
    program: LayerProgram<Name, R>,
): OutputsOf[Name] {
    // Pulumi starts the program in its project's folder, layers/<layer>/.
    const environment = loadEnvironment(resolve(process.cwd(), "../.."), pulumi.getStack());
    return runOnStacks(layerSettingsOf(environment, name), reads, program);
}

/** Runs a layer on the outputs of the stacks below it. */
export function runOnStacks<Settings, R extends Reads, Outputs>(
    given: LayerSettings<Settings>,
    reads: R,
    program: (given: LayerSettings<Settings>, below: Below<R>) => Outputs,
): Outputs {
    const stacks = new Map<LayerName, pulumi.StackReference>();
    const stackOf = (layer: LayerName) => {
        const name = `organization/${layer}/${given.about.environment}`;
        // Backends without organizations call theirs "organization".
        const stack = stacks.get(layer) ?? new pulumi.StackReference(name);
        stacks.set(layer, stack);
        return stack;
    };
    const below = Object.entries(reads).map(([output, layer]) => [
        output,
        stackOf(layer).requireOutput(output),
    ]);
    return program(given, Object.fromEntries(below) as Below<R>);
}
