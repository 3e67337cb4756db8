import { secretText, unknownText, type DiffValue } from "../../diffs/model/model";
import { signatureKey, signatures, unknownValues } from "../signatures";

/** Whether the engine writes this for an unknown value. */
export function isUnknown(value: unknown): boolean {
    return unknownValues.has(value);
}

/**
 * Whether the engine or a provider added a key: `__defaults` at any depth, and at depth 0 every key that begins with
 * `__`. Further down `__name__` may be a key of the program.
 */
export function isInternal(key: string, depth: number): boolean {
    return key === "__defaults" || (depth === 0 && key.startsWith("__"));
}

/** A value of an engine event as a diff shows it: secrets, unknowns, references and files as texts, without internal keys. */
export function shownValue(value: unknown, depth = 0): DiffValue {
    if (isUnknown(value)) return unknownText;
    if (Array.isArray(value)) return value.map((member) => shownValue(member, depth + 1));
    if (typeof value === "object" && value !== null) {
        return signatureKey in value ? special(value, depth) : members(value, depth);
    }
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? value
        : null;
}

type Special = Readonly<Record<string, unknown>>;

function members(value: object, depth: number): DiffValue {
    const shown = Object.entries(value).filter(([key]) => !isInternal(key, depth));
    return Object.fromEntries(shown.map(([key, member]) => [key, shownValue(member, depth + 1)]));
}

function special(value: Special, depth: number): DiffValue {
    switch (value[signatureKey]) {
        case signatures.resource:
            return typeof value.urn === "string" ? value.urn : unknownText;
        case signatures.asset:
        case signatures.archive:
            return fileText(value);
        case signatures.output:
            if (value.secret === true) return secretText;
            return "value" in value ? shownValue(value.value, depth) : unknownText;
        default:
            // An unfamiliar signature may stand for anything, a secret too.
            return secretText;
    }
}

/** A file by the hash of its content, not by its path. */
function fileText(value: Special): DiffValue {
    const kind = value[signatureKey] === signatures.asset ? "asset" : "archive";
    return typeof value.hash === "string" && value.hash !== ""
        ? `${kind} sha256:${value.hash}`
        : `${kind} ${unknownText}`;
}
