import { z } from "zod";
import type { DiffValue } from "../model/model";

/** Version of the format of diff/<layer>.json. */
export const layerFileFormat = 2;

// Every parsed JSON is a valid value; checking it would cost time, and zod drops keys such as `__proto__`.
const value = z.custom<DiffValue>(() => true);
const text = z.string();

const property = z.strictObject({
    path: text,
    kind: z.enum(["add", "update", "delete"]),
    old: value.optional(),
    new: value.optional(),
    replaces: z.boolean(),
    waitsOn: z.array(text).optional(),
});

const change = z.strictObject({
    urn: text,
    type: text,
    name: text,
    parent: text.optional(),
    operation: z.enum(["create", "update", "replace", "delete", "read", "import"]),
    id: text.optional(),
    properties: z.array(property),
});

const output = z.union([
    z.strictObject({ state: z.literal("known"), secret: z.literal(false), value }),
    z.strictObject({ state: z.literal("known"), secret: z.literal(true) }),
    z.strictObject({ state: z.literal("unknown"), secret: z.boolean() }),
]);

/** The shape of a diff/<layer>.json. */
export const layerDocument = z.strictObject({
    format: z.literal(layerFileFormat),
    environment: text,
    layer: text,
    position: z.int().nonnegative(),
    fingerprint: text,
    refreshed: z.literal(true).optional(),
    checksum: text,
    confidence: z.enum(["exact", "conditional"]),
    waitsOn: z.array(text),
    unchanged: z.int().nonnegative(),
    outputs: z.record(text, output),
    changes: z.array(change),
});
