import { z } from "zod";

/** Keys of the tags that the layers set themselves. */
export const reservedTagKeys = ["environment", "layer", "kind", "owner", "managed-by", "Name"] as const;

/** AWS takes 50 tags a resource; the layers and the cluster's controllers set some of them. */
const most = 40;

// The characters that every service of AWS takes (IAM API, "Tag"), without `=`: annotations of Services and
// parameters of storage classes give tags as `key=value` to the cluster's controllers, which also cut off spaces.
const characters = String.raw`[\p{L}\p{Z}\p{N}_.:/+\-@]`;
const words = "letters, digits, spaces and _ . : / + - @";

const key = z
    .string()
    .min(1)
    .max(128)
    .regex(new RegExp(`^${characters}*$`, "u"), `must be ${words}`)
    .regex(/^(?!\p{Z})(?!.*\p{Z}$)/u, "must not begin or end with a space")
    .regex(/^(?!aws:)/i, "must not begin with `aws:`, which is kept for AWS itself")
    .refine((name) => !isReserved(name), {
        error: `must not be one of ${reservedTagKeys.join(", ")}: the layers set these themselves`,
    });

const value = z
    .string()
    .max(256)
    .regex(new RegExp(`^${characters}*$`, "u"), `must be ${words}`)
    .regex(/^(?!\p{Z})(?!.*\p{Z}$)/u, "must not begin or end with a space")
    .regex(/^(?!aws:)/i, "must not begin with `aws:`, which is kept for AWS itself");

/** Keys of the tags of IAM roles are not case sensitive (IAM User Guide, "Rules for tagging"). */
function sameKey(a: string, b: string): boolean {
    return a.toLowerCase() === b.toLowerCase();
}

function isReserved(name: string): boolean {
    return reservedTagKeys.some((reserved) => sameKey(name, reserved));
}

/** Two keys of the tags that differ in nothing but case; undefined if no two do. */
function twins(tags: Readonly<Record<string, string>>): readonly [string, string] | undefined {
    const keys = Object.keys(tags);
    for (const [index, first] of keys.entries()) {
        const second = keys.slice(index + 1).find((other) => sameKey(first, other));
        if (second !== undefined) return [first, second];
    }
    return undefined;
}

/** Tags of an environment's own, by key: AWS's rules for keys and values, and not those that the layers set. */
export const tagSettings = z
    .record(key, value)
    .refine((tags) => Object.keys(tags).length <= most, {
        error: `must have at most ${most} entries: AWS takes 50 tags a resource, and some are set already`,
    })
    .refine((tags) => twins(tags) === undefined, {
        error: ({ input }) => {
            const [first = "", second = ""] = twins(input as Readonly<Record<string, string>>) ?? [];
            return `must not have both \`${first}\` and \`${second}\`: IAM takes them for the same key`;
        },
    });
