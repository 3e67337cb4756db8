import type { CommonSettings } from "../schema/commonSettings";
import { loadCommon, type CommonPart } from "./loadCommon";

const placeKeys = [
    "kind",
    "owner",
    "cloud",
    "account",
    "region",
    "protected",
    "allowDestroy",
    "drainTimeout",
    "sweep",
    "state",
] as const satisfies readonly (keyof CommonSettings)[];

/** Where an environment lives and who may touch it: all that a destroy needs besides state. */
export type Place = CommonPart<(typeof placeKeys)[number]>;

/** Reads where an environment lives and who may touch it; the settings of its layers may be wrong. Throws as `loadCommon` does. */
export function loadPlace(root: string, name: string): Place {
    return loadCommon(root, name, placeKeys);
}
