import type { z } from "zod";
import { suggest } from "../load/didYouMean";
import { SettingsError, type Problem } from "../load/errors";
import { expectation, remedyFor, shown } from "../shape/words";
import { formatPath } from "./origin";
import { readTree } from "./readTree";
import { find, originAt, valueOf, type Tree } from "./tree";

/**
 * Reads a YAML text that has a schema, such as a claim; messages call it `file`. Throws a SettingsError with every
 * problem and its place.
 */
export function readRecord<T>(schema: z.ZodType<T>, text: string, file: string, remedy: string): T {
    const { tree, problems } = readTree(text, file);
    const checked = schema.safeParse(valueOf(tree));
    if (problems.length === 0 && checked.success) return checked.data;
    const issues = checked.success || problems.length > 0 ? [] : checked.error.issues;
    throw new SettingsError(file, [
        ...problems,
        ...issues.flatMap((issue) => problemsOf(issue, tree, remedy)),
    ]);
}

function problemsOf(issue: z.core.$ZodIssue, tree: Tree, remedy: string): readonly Problem[] {
    const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
    if (issue.code === "unrecognized_keys") {
        return issue.keys.map((key) => ({
            ...originAt(tree, [...path, key]),
            key: formatPath([...path, key]),
            message: "does not belong here",
            remedy: suggest(key, []),
        }));
    }
    const found = find(tree, path);
    const place = { ...originAt(tree, path), key: formatPath(path) };
    if (found === undefined) return [{ ...place, message: "is missing", remedy }];
    if (found.is === "mapping" && issue.code === "custom") {
        return [{ ...place, message: issue.message, remedy }];
    }
    const why = issue.code === "invalid_value" ? remedyFor(issue, found) : remedy;
    return [{ ...place, message: `${expectation(issue)}, not ${shown(found)}`, remedy: why }];
}
