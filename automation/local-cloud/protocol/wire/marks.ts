import {
    type PropertyMap,
    type PropertyValue,
    ResourceReference,
    Secret,
    Unknown,
    unknown,
} from "../providerModel";

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const referenceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

// What the engine sends for unknown values of a type it knows.
const unknownTexts: ReadonlySet<string> = new Set([
    unknownText,
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

function asText(value: PropertyValue | undefined): string {
    return typeof value === "string" ? value : "";
}

function output(fields: PropertyMap): PropertyValue {
    const value = fields.value ?? unknown;
    return fields.secret === true ? new Secret(value) : value;
}

/** A value as it came over the wire: texts and objects that mark unknowns, secrets or references become those. */
export function fromMarked(value: string | PropertyMap): PropertyValue {
    if (typeof value === "string") return unknownTexts.has(value) ? unknown : value;
    switch (value[signatureKey]) {
        case undefined:
            return value;
        case secretSignature:
            return new Secret(value.value ?? null);
        case outputSignature:
            return output(value);
        case referenceSignature: {
            const id = value.id ?? "";
            return new ResourceReference(
                asText(value.urn),
                id instanceof Unknown ? unknown : asText(id),
                asText(value.packageVersion),
            );
        }
        default:
            // Assets and archives pass as they are.
            return value;
    }
}

/** The opposite of `fromMarked`. */
export function marked(value: PropertyValue): PropertyValue {
    if (value instanceof Unknown) return unknownText;
    if (value instanceof Secret) return { [signatureKey]: secretSignature, value: value.value };
    if (value instanceof ResourceReference) {
        const { urn, id, packageVersion } = value;
        return { [signatureKey]: referenceSignature, urn, id, packageVersion };
    }
    return value;
}
