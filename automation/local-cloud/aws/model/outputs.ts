import { isMap } from "../../model/values";
import { type Json, type JsonMap, map } from "../../model/json";
import { type PropertyMap, type PropertyValue, unknown } from "../../protocol/providerModel";
import type { Making, ResourceModel } from "./resourceModel";

function compute(
    from: Readonly<Record<string, (made: Making) => Json>> | undefined,
    made: Making,
): Record<string, Json> {
    return Object.fromEntries(Object.entries(from ?? {}).map(([key, value]) => [key, value(made)]));
}

/** The whole of a resource, as AWS describes it once it is made. */
export function describe(model: ResourceModel, made: Making): JsonMap {
    const { inputs } = made;
    const extended = Object.entries(model.extended ?? {}).map(([key, more]) => [
        key,
        { ...compute(more.assigned, made), ...map(inputs[key]), ...compute(more.outputs, made) },
    ]);
    return {
        ...compute(model.assigned, made),
        ...inputs,
        ...compute(model.outputs, made),
        ...(Object.fromEntries(extended) as JsonMap),
    };
}

/** The same resource after an update: what AWS computed stays, what it was asked to be is new. */
export function redescribe(model: ResourceModel, before: JsonMap, made: Making): JsonMap {
    const computed = Object.keys(model.outputs ?? {}).map((key) => [key, before[key] ?? null] as const);
    const assigned = Object.entries(model.assigned ?? {}).map(
        ([key, value]) => [key, before[key] ?? value(made)] as const,
    );
    const extended = Object.keys(model.extended ?? {}).map(
        (key) => [key, { ...map(before[key]), ...map(made.inputs[key]) }] as const,
    );
    return {
        ...Object.fromEntries(assigned),
        ...made.inputs,
        ...Object.fromEntries(computed),
        ...Object.fromEntries(extended),
    };
}

/** What a preview knows of a resource that would be made: its inputs. */
export function foresee(model: ResourceModel, inputs: PropertyMap): PropertyMap {
    const unknowns = (keys: object | undefined): Record<string, PropertyValue> =>
        Object.fromEntries(Object.keys(keys ?? {}).map((key) => [key, unknown]));
    const extended = Object.entries(model.extended ?? {}).map(([key, more]) => {
        const given = inputs[key];
        return [
            key,
            isMap(given)
                ? { ...unknowns(more.assigned), ...given, ...unknowns(more.outputs) }
                : (given ?? unknown),
        ];
    });
    return {
        ...unknowns(model.assigned),
        ...inputs,
        ...unknowns(model.outputs),
        ...(Object.fromEntries(extended) as PropertyMap),
    };
}

/** The inputs that would have made a resource as it is: for import. */
export function inputsOf(model: ResourceModel, body: JsonMap): JsonMap {
    const computed = new Set(["id", "region", ...Object.keys(model.outputs ?? {})]);
    return Object.fromEntries(
        Object.entries(body)
            .filter(([key, value]) => !computed.has(key) && value !== null)
            .map(([key, value]) => {
                const more = model.extended?.[key];
                if (more === undefined) return [key, value];
                const known = Object.entries(map(value)).filter(
                    ([inner]) => !(inner in (more.outputs ?? {})),
                );
                return [key, Object.fromEntries(known)];
            }),
    );
}
