import { isDeepStrictEqual } from "node:util";
import type { Layer } from "../../../layers/contract";
import type { StackOutputs } from "../../engine/types";

/** The outputs of lower layers that a layer reads, by output name. */
export type Below = StackOutputs;

/** Picks what a layer reads from the outputs of the layers below; undefined where one of them is not there. */
export function belowOf<Output>(
    layer: Layer,
    outputs: ReadonlyMap<string, Readonly<Record<string, Output>>>,
): Readonly<Record<string, Output>> | undefined {
    const below: Record<string, Output> = {};
    for (const [name, from] of Object.entries(layer.reads)) {
        const output = outputs.get(from)?.[name];
        if (output === undefined) return undefined;
        below[name] = output;
    }
    return below;
}

/** The same, where the layers below are through: what they do not give then is a fault of the cake's table. */
export function mustReadBelow<Output>(
    layer: Layer,
    outputs: ReadonlyMap<string, Readonly<Record<string, Output>>>,
): Readonly<Record<string, Output>> {
    const below = belowOf(layer, outputs);
    if (below === undefined) throw new Error(`${layer.name} reads an output that no layer below it gives`);
    return below;
}

/** Whether a preview with the one would be the same as with the other. */
export function isSameBelow(one: Below, other: Below): boolean {
    return isDeepStrictEqual(one, other);
}

/** The outputs that are still unknown, by name: `vpcId` → `network.vpcId`. */
export function waitsOn(layer: Layer, below: Below): Record<string, string> {
    return Object.fromEntries(
        Object.entries(below)
            .filter(([, output]) => output.state === "unknown")
            .map(([name]) => [name, `${layer.reads[name] ?? ""}.${name}`]),
    );
}

/** The outputs as a layer's program reads them: values, unknowns, secrets. Real ones, so what depends on them is unknown too. */
export async function asOutputs(layer: Layer, below: Below): Promise<Record<string, unknown>> {
    const { output, secret } = await import("@pulumi/pulumi");
    const { unknownOutput } = await import("../../engine/unknownOutput");
    const outputs = Object.entries(below).map(async ([name, given]) => {
        const value =
            given.state === "known"
                ? output(given.value)
                : await unknownOutput(`${layer.reads[name] ?? ""}.${name}`);
        return [name, given.secret ? secret(value) : value] as const;
    });
    return Object.fromEntries(await Promise.all(outputs));
}
