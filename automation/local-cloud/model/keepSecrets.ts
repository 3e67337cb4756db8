import { type PropertyMap, type PropertyValue, Secret } from "../protocol/providerModel";
import { isMap } from "./json";

function hasSecret(value: PropertyValue): boolean {
    if (value instanceof Secret) return true;
    if (Array.isArray(value)) return value.some((item) => hasSecret(item as PropertyValue));
    return isMap(value) && Object.values(value).some(hasSecret);
}

function marked(value: PropertyValue, input: PropertyValue): PropertyValue {
    if (isMap(value) && isMap(input)) return keepSecrets(value, input);
    return hasSecret(input) && !(value instanceof Secret) ? new Secret(value) : value;
}

/**
 * Marks as secret what is so in the inputs: in maps key by key, a list as a whole. So does the engine for providers
 * that know nothing of secrets (`annotateSecrets` in its sdk/go/common/resource/plugin).
 */
export function keepSecrets(properties: PropertyMap, inputs: PropertyMap): PropertyMap {
    return Object.fromEntries(
        Object.entries(properties).map(([key, value]) => {
            const input = inputs[key];
            return [key, input === undefined ? value : marked(value, input)];
        }),
    );
}
