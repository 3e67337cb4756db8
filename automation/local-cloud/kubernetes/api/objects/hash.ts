import { createHash } from "node:crypto";

/** Letters that make no words; what Kubernetes uses for generated suffixes. */
const alphabet = "bcdfghjklmnpqrstvwxz2456789";

/** A suffix that depends on the text alone, so that two writers who make the same object give it the same name. */
export function hashSuffix(text: string, length: number): string {
    const digest = createHash("sha256").update(text).digest();
    return [...digest.subarray(0, length)].map((byte) => alphabet[byte % alphabet.length]).join("");
}

/** A number from 0 up to the limit that depends on the text alone. */
export function hashNumber(text: string, limit: number): number {
    return createHash("sha256").update(text).digest().readUInt32BE(0) % limit;
}

/** A suffix for `generateName`. */
export function randomSuffix(): string {
    return [...crypto.getRandomValues(new Uint8Array(5))]
        .map((byte) => alphabet[byte % alphabet.length])
        .join("");
}

/** Text of a value that is the same whatever the order of its fields. */
export function canonicalText(value: unknown): string {
    return JSON.stringify(value, (_, inner: unknown) =>
        typeof inner === "object" && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
            : inner,
    );
}
