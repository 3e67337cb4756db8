import type { Problem } from "../load/errors";
import type { SettingsSection } from "../schema/section";
import { boundaryAccount } from "./boundaryAccount";
import type { Rule, RuleInput } from "./rule";

/** Rules over the settings that every environment has. */
const commonRules: readonly Rule<unknown>[] = [boundaryAccount];

/** Everything that the rules object to; those of a layer whose settings have a wrong shape are left out. */
export function checkRules(
    environment: Omit<RuleInput<unknown>, "settings">,
    sections: readonly SettingsSection[],
): Problem[] {
    const valid: Readonly<Record<string, unknown>> = environment.common;
    const common = commonRules.flatMap((rule) => rule({ ...environment, settings: undefined }));
    const byLayer = sections.flatMap(({ settingsKey, rules }) => {
        const settings = valid[settingsKey];
        if (settings === undefined) return [];
        return rules.flatMap((rule) => rule({ ...environment, settings: settings as never }));
    });
    return [...common, ...byLayer];
}
