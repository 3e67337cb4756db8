import { z } from "zod";
import { nearest } from "../load/didYouMean";
import { formatPath, type Path } from "../reading/origin";
import type { SettingsSchema } from "../schema/schemaOf";

/** The keys that the schema knows below a path. */
function keysAt(path: Path, whole: SettingsSchema): readonly string[] {
    let schema: unknown = whole;
    for (const step of path) {
        if (schema instanceof z.ZodOptional) schema = schema.unwrap();
        if (schema instanceof z.ZodObject) schema = schema.shape[step];
        else if (schema instanceof z.ZodRecord) schema = schema.valueType;
        else if (schema instanceof z.ZodArray) schema = schema.element;
    }
    if (schema instanceof z.ZodOptional) schema = schema.unwrap();
    return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** All mappings with fixed keys, by path: a key that is unknown in one may belong into another. */
function mappings(schema: unknown, path: Path): { readonly path: Path; readonly keys: readonly string[] }[] {
    if (!(schema instanceof z.ZodObject)) return [];
    const children = Object.entries<unknown>(schema.shape);
    const below = children.flatMap(([key, child]) => mappings(child, [...path, key]));
    return [{ path, keys: children.map(([key]) => key) }, ...below];
}

/** What to do about a key that the schema does not know: names the likely spelling, the right place, or all known keys. */
export function unknownKey(path: Path, key: string, schema: SettingsSchema): string {
    const known = keysAt(path, schema);
    const likely = nearest(key, known);
    if (likely !== undefined) return `Did you mean \`${likely}\`?`;
    const elsewhere = mappings(schema, []).find(({ keys }) => keys.includes(key));
    if (elsewhere !== undefined) return `Did you mean \`${formatPath([...elsewhere.path, key])}\`?`;
    return `Known here: ${known.join(", ")}.`;
}
