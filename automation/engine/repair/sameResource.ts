import { isHidden, tagsOf } from "./identity";

type Properties = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is string | number | boolean {
    // Documents come back in another spelling.
    if (typeof value === "string") return !/^\s*[[{]/.test(value);
    return typeof value === "number" || typeof value === "boolean";
}

/**
 * Whether what was found is what was being created, rather than something else of that name: it carries all its tags,
 * and whatever it was asked to be, as far as both sides tell in plain values.
 */
export function isSameResource(asked: Properties, found: Properties): boolean {
    const has = tagsOf(found);
    const isTagged = Object.entries(tagsOf(asked)).every(([key, value]) => has[key] === value);
    return isTagged && Object.entries(asked).every(([key, value]) => isAlike(value, found[key]));
}

function isAlike(asked: unknown, found: unknown): boolean {
    if (!isPlain(asked) || !isPlain(found) || isHidden(asked) || asked === "" || found === "") return true;
    return asked.toString() === found.toString();
}
