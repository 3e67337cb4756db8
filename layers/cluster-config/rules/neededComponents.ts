import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";
import type { Component } from "../component";
import { components } from "../components";
import type { ClusterConfigSettings } from "../settings";

/** A component that is on has the components that it needs. */
export const neededComponents: Rule<ClusterConfigSettings> = (input) => missingComponents(components, input);

/** The problems of components that are on without one that they need. */
export function missingComponents(
    all: readonly Component[],
    input: Pick<Parameters<Rule<Readonly<Record<string, unknown>>>>[0], "settings" | "tree">,
): ReturnType<Rule<unknown>> {
    return all
        .filter(({ key }) => input.settings[key] !== undefined)
        .flatMap(({ key, needs }) =>
            needs
                .filter((needed) => input.settings[needed] === undefined)
                .map((needed) =>
                    problemAt(
                        input,
                        ["clusterConfig", needed],
                        `is missing: \`${key}\` needs it`,
                        `Add \`${needed}\`, or remove \`${key}\`: an empty value or \`null\` removes a component.`,
                    ),
                ),
        );
}
