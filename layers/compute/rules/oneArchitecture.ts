import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";
import { amiTypeOf } from "../nodes/amiType";
import type { ComputeSettings } from "../settings";

/** The instance types of a node group share an architecture: a group has one machine image. */
export const oneArchitecture: Rule<ComputeSettings> = (input) =>
    Object.entries(input.settings.nodeGroups).flatMap(([name, { instanceTypes }]) => {
        const [first, ...others] = instanceTypes;
        if (first === undefined) return [];
        return others.flatMap((type, index) => {
            if (amiTypeOf(type) === amiTypeOf(first)) return [];
            const path = ["compute", "nodeGroups", name, "instanceTypes", index + 1];
            const message = `\`${type}\` has another architecture than \`${first}\`, and a node group has one machine image`;
            return [problemAt(input, path, message, "Put it into a node group of its own.")];
        });
    });
