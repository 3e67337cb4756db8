import { z } from "zod";
import type { SettingsSection } from "../../stacks/_settings/schema/section";

/** The settings of a layer of a test's own: `size` and, if it is there, `range`. */
export function testSection(section: Partial<SettingsSection> = {}): SettingsSection {
    return {
        name: "lower-part",
        settingsKey: "lowerPart",
        settings: z.strictObject({
            size: z.int().describe("How large it is."),
            range: z.string().optional().describe("What no other environment has."),
        }),
        rules: [],
        keepsNull: [],
        own: {},
        ...section,
    };
}
