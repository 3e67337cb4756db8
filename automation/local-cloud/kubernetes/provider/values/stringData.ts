import { type PropertyMap, type PropertyValue, Secret, Unknown } from "../../../protocol/providerModel";
import { isMap, reveal } from "../../../model/values";

function encoded(value: PropertyValue): PropertyValue {
    return typeof value === "string" ? Buffer.from(value, "utf8").toString("base64") : value;
}

/** The entries of a Secret's `stringData` or `data`, whether the whole is marked as secret or its parts. */
export function entriesOf(value: PropertyValue | undefined): PropertyMap {
    const plain = value instanceof Secret ? value.value : value;
    return isMap(plain) ? plain : {};
}

/** A Secret as the API server keeps it: what is written as `stringData` is kept, encoded, in `data`. */
export function withoutStringData(properties: PropertyMap): PropertyMap {
    const isSecret = properties.apiVersion === "v1" && properties.kind === "Secret";
    if (!isSecret || properties.stringData === undefined || properties.stringData === null) {
        return properties;
    }
    const { stringData, ...rest } = properties;
    if (stringData instanceof Unknown) return { ...rest, data: stringData };
    const given = Object.entries(entriesOf(stringData)).map(([key, value]) => [key, encoded(reveal(value))]);
    return {
        ...rest,
        data: { ...entriesOf(rest.data), ...(Object.fromEntries(given) as PropertyMap) },
    };
}
