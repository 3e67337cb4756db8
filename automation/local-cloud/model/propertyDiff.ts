import { isDeepStrictEqual } from "node:util";
import type { DiffResult, PropertyMap, PropertyValue } from "../protocol/providerModel";
import { comparable, hasUnknown, isList, isMap } from "./values";

type Changes = Record<string, DiffResult["changes"][string]>;

function join(path: string, key: string): string {
    if (/^[A-Za-z_$][\w$]*$/.test(key)) return path === "" ? key : `${path}.${key}`;
    return `${path}["${key.replaceAll('"', '\\"')}"]`;
}

function compare(
    path: string,
    olds: PropertyValue | undefined,
    news: PropertyValue | undefined,
    changes: Changes,
): void {
    const [before, after] = [comparable(olds), comparable(news)];
    if (before === undefined && after === undefined) return;
    if (before === undefined) changes[path] = "add";
    else if (after === undefined) changes[path] = "delete";
    else if (isMap(before) && isMap(after)) compareMaps(path, before, after, changes);
    else if (isList(before) && isList(after)) {
        compareLists(path, before, after, changes);
    } else if (hasUnknown(after) || !isDeepStrictEqual(before, after)) changes[path] = "update";
}

function compareMaps(path: string, olds: PropertyMap, news: PropertyMap, changes: Changes): void {
    for (const key of new Set([...Object.keys(olds), ...Object.keys(news)])) {
        // The bridge's and the engine's own marks.
        if (!key.startsWith("__")) compare(join(path, key), olds[key], news[key], changes);
    }
}

function compareLists(
    path: string,
    olds: readonly PropertyValue[],
    news: readonly PropertyValue[],
    changes: Changes,
): void {
    for (let index = 0; index < Math.max(olds.length, news.length); index += 1) {
        compare(`${path}[${index}]`, olds[index], news[index], changes);
    }
}

function isBelow(path: string, prefix: string): boolean {
    return path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`);
}

/** The paths at which inputs differ; a change below one of `replaces` replaces the resource. */
export function propertyDiff(
    olds: PropertyMap,
    news: PropertyMap,
    replaces: readonly string[],
    ignored: readonly string[] = [],
): DiffResult["changes"] {
    const changes: Changes = {};
    compareMaps("", olds, news, changes);
    return Object.fromEntries(
        Object.entries(changes)
            .filter(([path]) => !ignored.some((prefix) => isBelow(path, prefix)))
            .map(([path, kind]) => [
                path,
                replaces.some((prefix) => isBelow(path, prefix)) ? (`${kind}-replace` as typeof kind) : kind,
            ]),
    );
}
