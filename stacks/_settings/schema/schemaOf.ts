import { z } from "zod";
import { commonSettings } from "./commonSettings";
import type { SettingsSection } from "./section";

/** A schema of settings, key by key of the top level. */
export type SettingsSchema = z.ZodObject<z.ZodRawShape>;

const made = new WeakMap<readonly SettingsSection[], SettingsSchema>();

/** The schema of all settings of an environment: those that every environment has, and those of the layers. */
export function schemaOf(sections: readonly SettingsSection[]): SettingsSchema {
    const known = made.get(sections);
    if (known !== undefined) return known;
    const layers = sections.map(({ name, settingsKey, settings }) => [
        settingsKey,
        settings.describe(`Settings of the ${name} layer.`),
    ]);
    const schema = z.strictObject({
        ...commonSettings.shape,
        ...(Object.fromEntries(layers) as z.ZodRawShape),
    });
    made.set(sections, schema);
    return schema;
}
