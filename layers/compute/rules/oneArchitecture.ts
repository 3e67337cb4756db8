import { amiTypeOf } from "../amiType";
import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";

/** The instance types of a node group share an architecture: a group has one machine image. */
export const oneArchitecture: Rule = (judged) =>
    Object.entries(judged.settings.compute?.nodeGroups ?? {}).flatMap(([name, { instanceTypes }]) => {
        const [first, ...others] = instanceTypes;
        if (first === undefined) return [];
        return others.flatMap((type, index) => {
            if (amiTypeOf(type) === amiTypeOf(first)) return [];
            const path = ["compute", "nodeGroups", name, "instanceTypes", index + 1];
            const message = `\`${type}\` has another architecture than \`${first}\`, and a node group has one machine image`;
            return [problemAt(judged, path, message, "Put it into a node group of its own.")];
        });
    });
