import { asProperties, isMap, type JsonMap, map, mapToJson } from "../model/json";
import { type PropertyMap, type PropertyValue, Secret, Unknown, unknown } from "../protocol/providerModel";

/** The provider's `defaultTags`: configuration of providers carries maps as JSON text. */
export function defaultTagsOf(config: PropertyMap): JsonMap {
    const given = config.defaultTags instanceof Secret ? config.defaultTags.value : config.defaultTags;
    const parsed = typeof given === "string" ? (JSON.parse(given) as PropertyValue) : given;
    return isMap(parsed) ? map(mapToJson(parsed).tags) : {};
}

/** A resource's tags with the provider's default tags below them; undefined where there are none at all. */
export function tagsAll(tags: PropertyValue | undefined, defaults: JsonMap): PropertyValue | undefined {
    if (tags instanceof Unknown) return unknown;
    if (tags instanceof Secret) {
        const all = tagsAll(tags.value, defaults);
        return all === undefined ? undefined : new Secret(all);
    }
    const all = { ...asProperties(defaults), ...(isMap(tags) ? tags : {}) };
    return Object.keys(all).length === 0 ? undefined : all;
}
