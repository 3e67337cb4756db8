import type { SecretHint } from "./secretNames";

/** The least length, and the least bits a character, of a text that counts as random, by what its name hints at. */
const least = { password: { length: 8, bits: 2.5 }, secret: { length: 16, bits: 2.8 } } as const;

/** Texts that are not secret, however random they look. */
const harmless: readonly RegExp[] = [
    // Placeholders of templates, shells and programs.
    /^\$|^%\w+%$|^<.*>$|\{\{|\$\{|\$\(/,
    /^(?:arn|urn):/,
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    // Digests, also at the end of an image's name.
    /(?:^|[@:])(?:md5|sha1|sha256|sha512)[:-][0-9a-zA-Z+/=]+$/,
    // URLs: `keyFormats` has a format for passwords in them.
    /^[a-z][a-z0-9+.-]*:\/\//i,
    /^[\d.]+(?:\/\d+)?$|^[0-9a-f:]*:[0-9a-f:]*(?:\/\d+)?$/i,
    /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/,
    // Ids of AWS, also of IAM's principals.
    /^[a-z]{1,12}-[0-9a-f]{8}(?:[0-9a-f]{9})?$/,
    /^A(?:IDA|ROA|GPA|NPA|IPA|PKA)[A-Z2-7]{16,17}$/,
    /^[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i,
];

/** Certificates and public keys, also those of SSH and of age. */
const publicText =
    /^-----BEGIN (?:[A-Z0-9]+ ){0,3}(?:CERTIFICATE|PUBLIC KEY)|^(?:ssh-[a-z0-9]+|ecdsa-[a-z0-9-]+) AAAA|^age1[a-z0-9]+$/;

/** Whether a text is a certificate or a public key. */
export function isPublic(text: string): boolean {
    return publicText.test(text);
}

/** Whether a text looks like a generated key or a good password. */
export function isRandom(value: string, hint: SecretHint): boolean {
    const text = value.replace(/^(?:Bearer|Basic|token)\s+/i, "");
    const { length, bits } = least[hint];
    if (text.length < length || /\s/.test(text) || classesOf(text) < 2) return false;
    if (isPublic(text) || harmless.some((pattern) => pattern.test(text)) || isName(text, hint)) return false;
    return bitsPerCharacter(text) >= bits;
}

/** How many classes of characters a text has: lower case, upper case, digits, others. */
function classesOf(text: string): number {
    return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/].filter((pattern) => pattern.test(text)).length;
}

/** Words with separators, as in `prod/db/password`, and names with the short random suffix of Pulumi and Kubernetes. */
const dashed = /^[./]?[a-z]+\d{0,3}(?:[-./_:](?:[a-z]+\d{0,3}|\d{1,4}))+$/i;
const suffixed = /^[a-z]{2,}\d{0,3}(?:[-./_:][a-z]{2,}\d{0,3})+-[0-9a-z]{5,10}$/;

function isName(text: string, hint: SecretHint): boolean {
    if (hint === "password") return dashed.test(text) && text === text.toLowerCase();
    if (suffixed.test(text)) return true;
    const parts = text
        .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
        .split(/[-./_:@ ]+/)
        .filter((part) => part !== "");
    const letters = parts.join("").replace(/[^a-z]/gi, "").length;
    return parts.every((part) => /^(?:[a-z]+\d{0,3}|\d{1,4})$/i.test(part)) && letters / parts.length >= 3;
}

/** Shannon's entropy of a text's characters, in bits. */
function bitsPerCharacter(text: string): number {
    const counts = new Map<string, number>();
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
    let bits = 0;
    for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
    return bits;
}
