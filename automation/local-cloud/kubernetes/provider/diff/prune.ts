import { type Json, type JsonObject, isObject } from "../../api/objects/json";

function pruneValue(live: Json, shape: Json): Json {
    if (isObject(live) && isObject(shape)) return prune(live, shape);
    if (Array.isArray(live) && Array.isArray(shape)) {
        return shape.flatMap((item, index) => {
            const found = live[index];
            return found === undefined ? [] : [pruneValue(found, item)];
        });
    }
    return live;
}

/** The part of a live object that has the shape of what was once asked for: without what the cluster filled in. */
export function prune(live: JsonObject, shape: JsonObject): JsonObject {
    return Object.fromEntries(
        Object.entries(shape).flatMap(([key, wanted]) => {
            const found = live[key];
            return found === undefined ? [] : [[key, pruneValue(found, wanted)] as const];
        }),
    );
}
