import type { JsonMap } from "../model/json";

/** One random value: its id in the state, and what it gives. */
export interface Generated {
    readonly id: string;
    readonly outputs: JsonMap;
}

/** How one type of the random package makes its values. */
export interface Generator {
    readonly required?: readonly string[];
    readonly defaults?: JsonMap;
    /** Names of all outputs. */
    readonly outputs: readonly string[];
    /** Those of them that are secret. */
    readonly secret?: readonly string[];
    generate(inputs: JsonMap): Generated;
    /** Takes over an existing value by its import id. */
    adopt?(id: string): Generated & { readonly inputs: JsonMap };
}
