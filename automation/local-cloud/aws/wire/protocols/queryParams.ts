import type { Json, JsonMap } from "../../../model/json";

interface Branch {
    [key: string]: Branch | string;
}

function insert(root: Branch, path: readonly string[], value: string): void {
    let branch = root;
    for (const key of path.slice(0, -1)) {
        const next = branch[key];
        branch = typeof next === "object" ? next : (branch[key] = Object.create(null) as Branch);
    }
    branch[path.at(-1) ?? ""] = value;
}

function isListKey(key: string): boolean {
    return /^[1-9]\d*$/.test(key);
}

function settle(branch: Branch | string): Json {
    if (typeof branch === "string") return branch;
    const keys = Object.keys(branch);
    // The query protocol of all but EC2 puts a word between a list and its items.
    if (keys.length === 1 && branch.member !== undefined) return settle(branch.member);
    const entries = Object.entries(branch).map(([key, value]): [string, Json] => [key, settle(value)]);
    if (!keys.every(isListKey)) return Object.fromEntries(entries);
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
}

/** The parameters of a query request: `Filter.1.Value.2=x` is the second of a list in a map in a list. */
export function queryParams(text: string): JsonMap {
    const root = Object.create(null) as Branch;
    for (const [name, value] of new URLSearchParams(text)) insert(root, name.split("."), value);
    return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, settle(value)]));
}
