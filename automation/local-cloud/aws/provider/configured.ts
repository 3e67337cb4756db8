import { type PropertyValue, Secret } from "../../protocol/providerModel";

/** A value of a provider's configuration, which carries lists and maps as JSON text. */
export function configured(value: PropertyValue | undefined): PropertyValue {
    if (value instanceof Secret) return configured(value.value);
    if (typeof value === "string" && /^[[{]/.test(value)) return JSON.parse(value) as PropertyValue;
    return value ?? null;
}
