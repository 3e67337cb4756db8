import { type PropertyMap, type PropertyValue, Secret } from "../protocol/providerModel";
import { hasSecret, isMap } from "./values";

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
