import type { Rule } from "../../../stacks/_settings/rules/rule";
import { components } from "../components";
import type { ClusterConfigSettings } from "../settings";

/** The rules of the components that are on. */
export const componentRules: Rule<ClusterConfigSettings> = (input) =>
    components.flatMap(({ key, rules }) => {
        const settings = input.settings[key];
        if (settings === undefined) return [];
        return rules.flatMap((rule) => rule({ ...input, base: input.settings, settings: settings as never }));
    });
