import type { Problem } from "../load/errors";
import type { SettingsSection } from "../schema/section";
import type { RuleInput } from "./rule";

/** Everything that the layers' rules object to; those of a layer whose settings have a wrong shape are left out. */
export function checkRules(
    environment: Omit<RuleInput<unknown>, "settings">,
    sections: readonly SettingsSection[],
): Problem[] {
    const valid: Readonly<Record<string, unknown>> = environment.common;
    return sections.flatMap(({ settingsKey, rules }) => {
        const settings = valid[settingsKey];
        if (settings === undefined) return [];
        return rules.flatMap((rule) => rule({ ...environment, settings: settings as never }));
    });
}
