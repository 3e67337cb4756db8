import { type EnvironmentSettings, environmentSettings } from "../schema/commonSettings";
import type { Problem } from "../load/errors";
import { find, type Mapping, valueOf } from "../reading/tree";
import { problemsOf } from "./problemsOf";

/** Settings whose shape is right, key by key of the top level; the others are left out. */
export type ValidSettings = { readonly [K in keyof EnvironmentSettings]?: EnvironmentSettings[K] };

/** What the schema says about a tree. */
export interface CheckedShape {
    readonly problems: readonly Problem[];
    /** Present where the whole tree is right. */
    readonly settings: EnvironmentSettings | undefined;
    /** The parts that are right, for rules to judge. */
    readonly valid: ValidSettings;
}

/** Checks a merged tree against the schema. With `missing: false`, nothing is said about keys that are not there. */
export function checkShape(tree: Mapping, { missing }: { readonly missing: boolean }): CheckedShape {
    const value = valueOf(tree);
    const whole = environmentSettings.safeParse(value);
    if (whole.success) return { problems: [], settings: whole.data, valid: whole.data };
    const broken = new Set(whole.error.issues.map((issue) => issue.path[0]));
    const valid = Object.fromEntries(
        Object.entries(value as object).filter(
            ([key]) => key in environmentSettings.shape && !broken.has(key),
        ),
    ) as ValidSettings;
    const problems = whole.error.issues
        .flatMap((issue) => problemsOf(issue, tree))
        .filter(({ path }) => missing || find(tree, path) !== undefined)
        .map(({ problem }) => problem);
    return { problems, settings: undefined, valid };
}
