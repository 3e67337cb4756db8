import { isHidden } from "../signatures";
import { tagsOf } from "./identity";

type Properties = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is string | number | boolean {
    // Providers format JSON documents differently.
    if (typeof value === "string") return !/^\s*[[{]/.test(value);
    return typeof value === "number" || typeof value === "boolean";
}

/**
 * Whether a resource that was found is the one that was being created, and not another of the same name: it has all its
 * tags, and its plain property values, as far as both sides have them.
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
