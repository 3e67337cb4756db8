const places = [
    "input",
    "listed",
    "mapped",
    "output",
    "outputListed",
    "provider",
    "nestedInProvider",
    "replaced",
    "removed",
    "refused",
    "stringData",
    "data",
    "replacedData",
    "removedData",
    "inJson",
] as const;

/** The secrets of the layers of the tests, by where they are; each version has others. */
export type Canaries = Readonly<Record<(typeof places)[number] | "quoted", string>>;

/** A version's secrets. */
export function canariesOf(version: string): Canaries {
    const all = places.map((place) => [place, `canary-${version}-${place}`]);
    const quoted = `canary "${version}"\n\\quoted`;
    return { ...(Object.fromEntries(all) as Record<(typeof places)[number], string>), quoted };
}

/** The environment variable that the layers read a secret from. */
export const referenceVariable = "CANARY_REFERENCE";

/** The key of a secret in Pulumi's own configuration of the lowest layer's stack; read by version `second` only. */
export const configurationKey = "canary";

/** A secret as it would be found again: as it is, in JSON (also in JSON in JSON), in base64, in an address. */
export function formsOf(secret: string): readonly string[] {
    const json = JSON.stringify(secret).slice(1, -1);
    const jsonTwice = JSON.stringify(json).slice(1, -1);
    // In base64 of something larger it begins at any of three places, and its ends depend on what is around it.
    const base64 = [0, 1, 2].map((before) => {
        const whole = Buffer.from("x".repeat(before) + secret).toString("base64");
        return whole.replace(/=+$/, "").slice(before === 0 ? 0 : before + 1, -1);
    });
    return [...new Set([secret, json, jsonTwice, ...base64, encodeURIComponent(secret)])];
}
