import { type JsonMap, list, map, text } from "../../../model/json";
import type { Found } from "../../model/cloud";

/** The tags that a resource carries, those of its provider among them. */
export function tagsOf({ tags, tagsAll }: JsonMap): Readonly<Record<string, string>> {
    return { ...map(tags), ...map(tagsAll) } as Readonly<Record<string, string>>;
}

/** Tags as EC2 lists them. */
export function tagSet({ body }: Found): { key: string; value: string }[] {
    return Object.entries(tagsOf(body)).map(([key, value]) => ({ key, value }));
}

/** Tags as most services list them. */
export function tagList(body: JsonMap): { Key: string; Value: string }[] {
    return Object.entries(tagsOf(body)).map(([Key, Value]) => ({ Key, Value }));
}

/** The tags in a request's list of `Key` and `Value`. */
export function givenTags(tags: JsonMap[string] | undefined): Record<string, string> {
    return Object.fromEntries(
        list(tags).map((tag) => {
            const { Key, Value } = map(tag);
            return [text(Key), text(Value)];
        }),
    );
}

/** A resource's tags with some more, in its properties as the models keep them. */
export function withTags(body: JsonMap, tags: Readonly<Record<string, string>>): JsonMap {
    const all = { ...tagsOf(body), ...tags };
    return { ...body, tags: all, tagsAll: all };
}

/** A resource's tags without some, in its properties as the models keep them. */
export function withoutTags(body: JsonMap, keys: readonly string[]): JsonMap {
    const all = Object.fromEntries(Object.entries(tagsOf(body)).filter(([key]) => !keys.includes(key)));
    return { ...body, tags: all, tagsAll: all };
}
