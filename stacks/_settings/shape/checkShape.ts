import type { Problem } from "../load/errors";
import type { ValidSettings } from "../schema/commonSettings";
import type { SettingsSchema } from "../schema/schemaOf";
import type { EnvironmentSettings } from "../schema/section";
import { find, type Mapping, valueOf } from "../reading/tree";
import { problemsOf } from "./problemsOf";

/** What the schema says about a tree. */
export interface CheckedShape {
    readonly problems: readonly Problem[];
    /** Present if the whole tree is right. */
    readonly settings: EnvironmentSettings | undefined;
    /** The parts that are right, for rules to judge. */
    readonly valid: ValidSettings;
}

/** Checks a merged tree against a schema. With `missing: false`, keys that are missing are not reported. */
export function checkShape(
    tree: Mapping,
    schema: SettingsSchema,
    { missing }: { readonly missing: boolean },
): CheckedShape {
    const value = valueOf(tree);
    const whole = schema.safeParse(value);
    if (whole.success) {
        const settings = whole.data as EnvironmentSettings;
        return { problems: [], settings, valid: settings };
    }
    const broken = new Set(whole.error.issues.map((issue) => issue.path[0]));
    const valid = Object.fromEntries(
        Object.entries(value as object).filter(([key]) => key in schema.shape && !broken.has(key)),
    ) as ValidSettings;
    const problems = whole.error.issues
        .flatMap((issue) => problemsOf(issue, tree, schema))
        .filter(({ path }) => missing || find(tree, path) !== undefined)
        .map(({ problem }) => problem);
    return { problems, settings: undefined, valid };
}
