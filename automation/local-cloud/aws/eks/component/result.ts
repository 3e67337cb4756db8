import type { ConstructResult } from "../../../protocol/providerModel";
import type { TracedInputs } from "./traced";

/** What the engine is told about a constructed component. */
export function constructed(urn: string, outputs: TracedInputs): ConstructResult {
    const given = Object.entries(outputs).flatMap(([key, output]) =>
        output === undefined ? [] : [[key, output] as const],
    );
    return {
        urn,
        state: Object.fromEntries(given.map(([key, output]) => [key, output.value])),
        stateDependencies: Object.fromEntries(given.map(([key, output]) => [key, output.from])),
    };
}
