import { secretText, unknownText, type DiffValue } from "../../diffs/model/model";

/** The key that marks the engine's special values, and the marks. See pulumi/sdk/go/common/resource/sig. */
const signature = "4dabf18193072939515e22adb298388d";
const marks = {
    secret: "1b47061264138c4ac30d75fd1eb44270",
    resource: "5cf8f73096256a8f31e491e813e4eb8e",
    asset: "c44067f5952c0a294b673a41bacd8c17",
    archive: "0def7320c3a5731c473e5ecbe6d01bc7",
    output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;

/** What the engine writes for a value that a preview does not know: of any type, then one for each other type. */
const unknowns: ReadonlySet<unknown> = new Set([
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Whether the engine writes this for a value that it does not know. */
export function isUnknown(value: unknown): boolean {
    return unknowns.has(value);
}

/**
 * Whether a key is of the engine's or a provider's own making: `__defaults` anywhere, and at the top, depth 0, whatever
 * begins so. Further down `__name__` may be a key of the program's.
 */
export function isInternal(key: string, depth: number): boolean {
    return key === "__defaults" || (depth === 0 && key.startsWith("__"));
}

/** A value of an engine event as a diff shows it: secrets, unknowns, references and files as texts, no internals. */
export function shownValue(value: unknown, depth = 0): DiffValue {
    if (isUnknown(value)) return unknownText;
    if (Array.isArray(value)) return value.map((member) => shownValue(member, depth + 1));
    if (typeof value === "object" && value !== null) {
        return signature in value ? special(value, depth) : members(value, depth);
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
    switch (value[signature]) {
        case marks.resource:
            return typeof value.urn === "string" ? value.urn : unknownText;
        case marks.asset:
        case marks.archive:
            return fileText(value);
        case marks.output:
            if (value.secret === true) return secretText;
            return "value" in value ? shownValue(value.value, depth) : unknownText;
        default:
            // A mark that is not known may stand for anything, a secret too.
            return secretText;
    }
}

/** A file by what is in it, not by where it lies. */
function fileText(value: Special): DiffValue {
    const kind = value[signature] === marks.asset ? "asset" : "archive";
    return typeof value.hash === "string" && value.hash !== ""
        ? `${kind} sha256:${value.hash}`
        : `${kind} ${unknownText}`;
}
