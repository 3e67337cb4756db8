import { z } from "zod";
import { schemaOf } from "./schemaOf";
import type { SettingsSection } from "./section";

/** The parts of a JSON Schema that matter here. */
interface JsonSchema {
    readonly type?: string | readonly string[];
    readonly enum?: readonly unknown[];
    readonly anyOf?: readonly JsonSchema[];
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly additionalProperties?: JsonSchema | boolean;
    readonly required?: readonly string[];
}

/** Lets a schema accept `null` too, which removes a key of the files below. */
function orNull(schema: JsonSchema): JsonSchema {
    if (schema.anyOf !== undefined) return { ...schema, anyOf: [...schema.anyOf, { type: "null" }] };
    const type = typeof schema.type === "string" ? { type: [schema.type, "null"] } : {};
    return { ...schema, ...type, ...(schema.enum === undefined ? {} : { enum: [...schema.enum, null] }) };
}

/** The schema of a value in a single file: any part of a mapping may be left out, a list is complete. */
function overlaid(schema: JsonSchema): JsonSchema {
    const { required: dropped, ...rest } = schema;
    if (dropped === undefined && schema.additionalProperties === undefined) return schema;
    const below = (child: JsonSchema): JsonSchema => orNull(overlaid(child));
    const { properties, additionalProperties } = schema;
    return {
        ...rest,
        ...(properties === undefined
            ? {}
            : {
                  properties: Object.fromEntries(
                      Object.entries(properties).map(([key, child]) => [key, below(child)]),
                  ),
              }),
        ...(typeof additionalProperties === "object"
            ? { additionalProperties: below(additionalProperties) }
            : {}),
    };
}

/** The JSON Schema of a settings file, for editors. Every key may be left out, as the files add up. */
export function jsonSchema(sections: readonly SettingsSection[]): Readonly<Record<string, unknown>> {
    const { $schema, ...schema } = z.toJSONSchema(schemaOf(sections), {
        override: ({ jsonSchema: part }) => {
            // These bounds mean no more than "a whole number".
            if (part.maximum === Number.MAX_SAFE_INTEGER) delete part.maximum;
            if (part.minimum === Number.MIN_SAFE_INTEGER) delete part.minimum;
            // A format of zod's own, which editors do not know; the pattern means the same.
            if (part.format === "cidrv4") delete part.format;
        },
    });
    return {
        $schema,
        title: "Settings of Layer Cake environments",
        description: "stacks/base.yaml, stacks/kinds/*.yaml and stacks/*/stack.yaml; see stacks/README.md.",
        ...overlaid(JSON.parse(JSON.stringify(schema)) as JsonSchema),
    };
}

/** The text of stacks/schema.json. */
export function jsonSchemaText(sections: readonly SettingsSection[]): string {
    return `${JSON.stringify(jsonSchema(sections), null, 2)}\n`;
}
