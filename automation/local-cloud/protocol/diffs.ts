import { isDeepStrictEqual } from "node:util";
import type { DiffResult, PropertyMap } from "./providerModel";

type Kind = DiffResult["changes"][string];

const kinds: Readonly<Record<Kind, number>> = {
    add: 0,
    "add-replace": 1,
    delete: 2,
    "delete-replace": 3,
    update: 4,
    "update-replace": 5,
};

function topLevel(path: string): string {
    const quoted = /^\["((?:[^"\\]|\\.)*)"\]/.exec(path)?.[1];
    return quoted ?? /^[^.[]*/.exec(path)?.[0] ?? path;
}

/** A diff as the protocol carries it. */
export function diffMessage({ changes, deleteBeforeReplace }: DiffResult) {
    const paths = Object.entries(changes);
    const keys = (given: readonly (readonly [string, Kind])[]) => [
        ...new Set(given.map(([path]) => topLevel(path))),
    ];
    return {
        replaces: keys(paths.filter(([, kind]) => kind.endsWith("-replace"))),
        deleteBeforeReplace,
        changes: paths.length === 0 ? 1 : 2,
        diffs: keys(paths),
        detailedDiff: Object.fromEntries(
            paths.map(([path, kind]) => [path, { kind: kinds[kind], inputDiff: true }]),
        ),
        hasDetailedDiff: true,
    };
}

/** How a provider's configuration differs: never so that its resources must be replaced. */
export function diffConfig(olds: PropertyMap, news: PropertyMap): DiffResult {
    const changes: Record<string, Kind> = {};
    for (const key of new Set([...Object.keys(olds), ...Object.keys(news)])) {
        if (key === "version" || isDeepStrictEqual(olds[key], news[key])) continue;
        changes[key] = !(key in olds) ? "add" : !(key in news) ? "delete" : "update";
    }
    return { changes, deleteBeforeReplace: false };
}
