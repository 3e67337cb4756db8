import type { PropertyValue } from "../../protocol/providerModel";
import { reveal } from "../../model/values";

/** A configuration value as text; undefined where it is absent or not known yet. */
export function asSettingText(value: PropertyValue | undefined): string | undefined {
    const plain = value === undefined ? undefined : reveal(value);
    if (typeof plain === "string") return plain === "" ? undefined : plain;
    return typeof plain === "boolean" || typeof plain === "number" ? String(plain) : undefined;
}
