import { type ConstructRequest, type PropertyValue, Secret } from "../../../protocol/providerModel";
import { isMap, reveal } from "../../../model/values";
import type { Traced } from "./traced";

/** The inputs of a component, each with where it comes from. */
export class Args {
    constructor(private readonly request: Pick<ConstructRequest, "inputs" | "inputDependencies">) {}

    /** An input, or undefined if it was left out. */
    get(name: string): Traced | undefined {
        const value = this.request.inputs[name];
        if (value === undefined || value === null) return undefined;
        return { value, from: this.request.inputDependencies[name] ?? [] };
    }

    /** Inputs by the same names, for a child that takes them as they are. */
    pick(...names: readonly string[]): Record<string, Traced | undefined> {
        return Object.fromEntries(names.map((name) => [name, this.get(name)]));
    }

    /** An input that decides what is built, so it is known in every preview. */
    prompt(name: string): PropertyValue | undefined {
        const value = this.request.inputs[name];
        return value === undefined || value === null ? undefined : reveal(value);
    }

    /** A group of options, e.g. `kubeProxyAddonOptions`: the options as inputs of their own. */
    group(name: string): Args {
        const given = this.request.inputs[name];
        const value = given instanceof Secret ? given.value : given;
        const from = this.request.inputDependencies[name] ?? [];
        const inputs = isMap(value) ? value : {};
        return new Args({
            inputs,
            inputDependencies: Object.fromEntries(Object.keys(inputs).map((key) => [key, from])),
        });
    }
}
