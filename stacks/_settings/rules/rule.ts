import type { Problem } from "../load/errors";
import { formatPath, type Path } from "../reading/origin";
import type { EnvironmentTree } from "../reading/overlays";
import { originAt } from "../reading/tree";
import type { ValidSettings } from "../schema/commonSettings";

/** What a rule judges: a layer's settings in one environment. Their shape is right. */
export interface RuleInput<Settings> extends EnvironmentTree {
    readonly settings: Settings;
    /** The settings that every environment has, such as its region; without those whose shape is wrong. */
    readonly common: ValidSettings;
    /** Reads the settings of all other environments; nothing of them is checked. */
    readonly others: () => readonly EnvironmentTree[];
}

/** A rule over several settings: returns what is wrong. */
export type Rule<Settings> = (input: RuleInput<Settings>) => Problem[];

/** A problem with the setting at `path`, with its place in the files. */
export function problemAt(
    { tree }: Pick<EnvironmentTree, "tree">,
    path: Path,
    message: string,
    remedy: string,
): Problem {
    return { ...originAt(tree, path), key: formatPath(path), message, remedy };
}
