import type { Problem } from "../load/errors";
import { formatPath, type Path } from "../reading/origin";
import { type Mapping, originAt } from "../reading/tree";
import type { ValidSettings } from "../shape/checkShape";

/** What a rule judges: one environment, of which only the parts with the right shape are there. */
export interface Judged {
    readonly root: string;
    readonly name: string;
    readonly tree: Mapping;
    readonly settings: ValidSettings;
}

/** A rule over several settings; pure but for reading other environments. */
export type Rule = (judged: Judged) => Problem[];

/** A problem with the setting at `path`, with its place in the files. */
export function problemAt({ tree }: Judged, path: Path, message: string, remedy: string): Problem {
    return { ...originAt(tree, path), key: formatPath(path), message, remedy };
}
