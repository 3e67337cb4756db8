import { type PropertyMap, type PropertyValue, Secret } from "../../../protocol/providerModel";
import { hasSecret, isMap } from "../../../model/values";

function hide(value: PropertyValue): PropertyValue {
    return value instanceof Secret ? value : new Secret(value);
}

function marked(value: PropertyValue, input: PropertyValue): PropertyValue {
    if (isMap(value) && isMap(input)) return withSecrets(value, input);
    return hasSecret(input) ? hide(value) : value;
}

/** Marks as secret what was secret in the inputs, and always the data of a Kubernetes Secret. */
export function withSecrets(properties: PropertyMap, inputs: PropertyMap): PropertyMap {
    const isSecretKind = properties.kind === "Secret" && properties.apiVersion === "v1";
    return Object.fromEntries(
        Object.entries(properties).map(([key, value]) => {
            if (isSecretKind && (key === "data" || key === "stringData")) return [key, hide(value)];
            const input = inputs[key];
            return [key, input === undefined ? value : marked(value, input)];
        }),
    );
}
