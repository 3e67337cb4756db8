import type { z } from "zod";
import type { Problem } from "../load/errors";
import { formatPath, type Path } from "../reading/origin";
import type { SettingsSchema } from "../schema/schemaOf";
import { find, type Mapping, originAt } from "../reading/tree";
import { unknownKey } from "./unknownKey";
import { expectation, remedyFor, shown } from "./words";

type Issue = z.core.$ZodIssue;

/** A problem, and the path it is about. */
export interface PlacedProblem {
    readonly path: Path;
    readonly problem: Problem;
}

/** The problems in an issue that the schema found, each with its place, a message and what to do. */
export function problemsOf(issue: Issue, tree: Mapping, schema: SettingsSchema): PlacedProblem[] {
    const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
    const place = (at: Path, message: string, remedy: string): PlacedProblem => ({
        path: at,
        problem: { ...originAt(tree, at), key: formatPath(at), message, remedy },
    });
    switch (issue.code) {
        case "unrecognized_keys":
            return issue.keys.map((key) =>
                place([...path, key], "is not a setting", unknownKey(path, key, schema)),
            );
        case "invalid_key":
            return [place(path, issue.issues[0]?.message ?? "is not a name", "Rename it.")];
        case "invalid_union":
            return unionProblems(issue, path, tree, schema);
        default: {
            const found = find(tree, path);
            if (found === undefined) return [missing(path, tree)];
            const wanted = expectation(issue);
            return [place(path, `${wanted}, not ${shown(found)}`, remedyFor(issue, found))];
        }
    }
}

function missing(path: Path, tree: Mapping): PlacedProblem {
    const around = find(tree, path.slice(0, -1));
    const removed = around?.is === "mapping" && around.removed.has(String(path.at(-1)));
    const key = formatPath(path);
    const problem = {
        ...originAt(tree, path),
        key,
        message: removed ? "is missing: it is removed here" : "is missing",
        remedy: removed
            ? "Give it a value; an empty value or `null` removes the key of the files below."
            : `Add \`${String(path.at(-1))}\` here; stacks/base.yaml says what it is for.`,
    };
    return { path, problem };
}

/** The problems of a union: those of the alternative that fits best, or, if no alternative fits, all alternatives. */
function unionProblems(
    issue: Extract<Issue, { code: "invalid_union" }>,
    path: Path,
    tree: Mapping,
    schema: SettingsSchema,
): PlacedProblem[] {
    const found = find(tree, path);
    if (found === undefined) return [missing(path, tree)];
    const deeper = issue.errors.find((issues) => issues.every((inner) => inner.path.length > 0));
    if (deeper !== undefined) {
        return deeper.flatMap((inner) =>
            problemsOf({ ...inner, path: [...path, ...inner.path] }, tree, schema),
        );
    }
    const choices = issue.errors.map((issues) => issues.map(expectation).join(" and "));
    const message = `${choices.join(", or ")}, not ${shown(found)}`;
    return [
        {
            path,
            problem: {
                ...originAt(tree, path),
                key: formatPath(path),
                message,
                remedy: "Choose one of them.",
            },
        },
    ];
}
