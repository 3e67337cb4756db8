import { createHash } from "node:crypto";
import { canonicalJson } from "../model/canonicalJson";

/** The inputs that a layer's diff is computed from, in their order in a fingerprint. */
export const fingerprintParts = ["program", "settings", "lockFile", "upstream", "state"] as const;

export type FingerprintPart = (typeof fingerprintParts)[number];

/** The value of each part, anything that JSON can hold. */
export type FingerprintInput = Readonly<Record<FingerprintPart, unknown>>;

/** The first 12 hexadecimal digits of a text's SHA-256. */
export function shortHash(text: string | Uint8Array): string {
    return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** A short text that changes when a part changes: one hash for each part, so that one can see which part changed. */
export function fingerprint(input: FingerprintInput): string {
    return fingerprintParts.map((part) => shortHash(canonicalJson(input[part]))).join("-");
}

/** The parts in which two fingerprints differ; all parts if one of them cannot be read. */
export function changedParts(one: string, other: string): readonly FingerprintPart[] {
    const [hashes, others] = [one.split("-"), other.split("-")];
    if (one === other) return [];
    const isReadable = [hashes, others].every((list) => list.length === fingerprintParts.length);
    return isReadable
        ? fingerprintParts.filter((_, index) => hashes[index] !== others[index])
        : fingerprintParts;
}
