import { isMap } from "../../model/values";
import { asProperties, type JsonMap, map, mapToJson } from "../../model/json";
import { type PropertyMap, type PropertyValue, Secret, Unknown, unknown } from "../../protocol/providerModel";
import { configured } from "./configured";

/** The provider's `defaultTags`. */
export function defaultTagsOf(config: PropertyMap): JsonMap {
    const parsed = configured(config.defaultTags);
    return isMap(parsed) ? map(mapToJson(parsed).tags) : {};
}

/** A resource's tags with the provider's default tags below them; undefined if there are no tags. */
export function tagsAll(tags: PropertyValue | undefined, defaults: JsonMap): PropertyValue | undefined {
    if (tags instanceof Unknown) return unknown;
    if (tags instanceof Secret) {
        const all = tagsAll(tags.value, defaults);
        return all === undefined ? undefined : new Secret(all);
    }
    const all = { ...asProperties(defaults), ...(isMap(tags) ? tags : {}) };
    return Object.keys(all).length === 0 ? undefined : all;
}
