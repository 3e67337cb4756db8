import { type JsonMap, list, map, text } from "../../../model/json";
import { givenTags } from "../../wire/describe/tags";

/** The tags in a request's `TagSpecification`s, as the input `tags`; without it if there are no tags. */
export function specifiedTags(params: JsonMap): JsonMap {
    const all = list(params.TagSpecification).map((each) => givenTags(map(each).Tag));
    const tags = Object.assign({}, ...all) as JsonMap;
    return Object.keys(tags).length === 0 ? {} : { tags };
}

/** Text parameters by the names that inputs have; those that are left out stay out. */
export function inputs(params: JsonMap, names: Readonly<Record<string, string>>): JsonMap {
    return Object.fromEntries(
        Object.entries(names)
            .map(([name, parameter]) => [name, text(params[parameter])] as const)
            .filter(([, value]) => value !== ""),
    );
}
