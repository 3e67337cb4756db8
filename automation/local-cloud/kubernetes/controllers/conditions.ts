import { type Json, type JsonObject, isObject, listOf, objectOf } from "../api/objects/json";

/** The conditions found; those that say the same as before keep their times, so that nothing is written for nothing. */
export function keepTimes(existing: Json | undefined, found: readonly JsonObject[]): JsonObject[] {
    const old = listOf(existing).filter(isObject);
    return found.map((condition) => {
        const before = objectOf(old.find(({ type }) => type === condition.type));
        if (before.status !== condition.status) return condition;
        const { lastTransitionTime, lastUpdateTime } = before;
        const isSame = before.reason === condition.reason && before.message === condition.message;
        return {
            ...condition,
            ...(lastTransitionTime === undefined ? {} : { lastTransitionTime }),
            ...(isSame && lastUpdateTime !== undefined ? { lastUpdateTime } : {}),
        };
    });
}

/** Puts conditions into a list that may hold others, which stay. */
export function mergeConditions(existing: Json | undefined, found: readonly JsonObject[]): JsonObject[] {
    const types = new Set(found.map(({ type }) => type));
    const others = listOf(existing)
        .filter(isObject)
        .filter(({ type }) => !types.has(type));
    return [...others, ...keepTimes(existing, found)];
}
