import { type Json, type JsonObject, isObject, listOf, objectOf } from "../objects/json";

/** Puts conditions into a list: those that say the same as before keep their times, so that nothing is written for nothing. */
export function mergeConditions(existing: Json | undefined, found: readonly JsonObject[]): JsonObject[] {
    const old = listOf(existing).filter(isObject);
    const merged = found.map((condition) => {
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
    const types = new Set(found.map(({ type }) => type));
    return [...old.filter(({ type }) => !types.has(type)), ...merged];
}
