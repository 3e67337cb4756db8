import type { DiffValue } from "../model/model";

/** An output of a layer as it may be stored, without the value of a secret. */
export type StoredOutput =
    | { readonly state: "known"; readonly secret: false; readonly value: DiffValue }
    | { readonly state: "known"; readonly secret: true }
    | { readonly state: "unknown"; readonly secret: boolean };

/** The outputs of a layer, by name. */
export type StoredOutputs = Readonly<Record<string, StoredOutput>>;
