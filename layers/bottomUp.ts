import type { DefinedLayer } from "./defineLayer";

/** The same layers if each reads only from layers before it; else, in the place of one that does not, a sentence that no layer is. */
type BottomUp<
    Layers extends readonly DefinedLayer[],
    Before extends string = never,
> = Layers extends readonly [infer First extends DefinedLayer, ...infer Rest extends readonly DefinedLayer[]]
    ? readonly [
          [First["reads"][keyof First["reads"]]] extends [Before]
              ? First
              : `${First["name"]} reads an output that no layer before it gives`,
          ...BottomUp<Rest, Before | First["name"]>,
      ]
    : readonly [];

/** A cake of these layers, bottom layer first. Does not compile if one of them reads from a layer that is not below it. */
export function bottomUp<const Layers extends readonly DefinedLayer[]>(
    ...layers: Layers & BottomUp<Layers>
): Layers {
    return layers;
}
