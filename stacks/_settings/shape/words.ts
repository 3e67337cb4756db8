import type { z } from "zod";
import { suggest } from "../load/didYouMean";
import type { Tree } from "../reading/tree";

type Issue = z.core.$ZodIssue;

const nouns: Readonly<Record<string, string>> = {
    string: "text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "a mapping of keys to values",
    record: "a mapping of names to values",
};

/** What the schema expects, in words: `must be one of none, single, perZone`. */
export function expectation(issue: Issue): string {
    switch (issue.code) {
        case "invalid_type":
            return `must be ${nouns[issue.expected] ?? issue.expected}`;
        case "invalid_value": {
            const values = issue.values.map(String);
            return values.length === 1 ? `must be ${values.join()}` : `must be one of ${values.join(", ")}`;
        }
        case "too_small":
            return `must ${amount(issue.origin)} at least ${issue.minimum.toString()}${items(issue.origin, issue.minimum)}`;
        case "too_big":
            return `must ${amount(issue.origin)} at most ${issue.maximum.toString()}${items(issue.origin, issue.maximum)}`;
        default:
            return issue.message;
    }
}

function amount(origin: string): string {
    return origin === "array" || origin === "string" ? "have" : "be";
}

function items(origin: string, bound: number | bigint): string {
    const one = Number(bound) === 1;
    if (origin === "array") return one ? " entry" : " entries";
    return origin === "string" ? (one ? " character" : " characters") : "";
}

/** A value for a message: as it is written, or, for a list or a mapping, what it is. */
export function shown(tree: Tree): string {
    if (tree.is === "scalar") {
        if (tree.value === "") return "an empty text";
        // Without quotes, the text "2" would look like the number that is expected.
        const quoted = typeof tree.value === "string" && /^(-?[\d.]+|true|false)$/.test(tree.value);
        return `${quoted ? "the text " : ""}\`${withoutCredentials(tree.source)}\``;
    }
    return tree.is === "list" ? `a list of ${tree.items.length}` : "a mapping";
}

/** Takes user, password and token out of an address: it is refused because of them, and they must not be logged. */
function withoutCredentials(source: string): string {
    return source
        .replace(/:\/\/[^/\s]*@/, "://[secret]@")
        .replace(/^(["']?https?:\/\/[^\s?]*)\?.*$/, "$1?[secret]");
}

/** What to do about a value that the schema refuses. */
export function remedyFor(issue: Issue, found: Tree): string {
    if (found.is !== "scalar") return "Write it as in stacks/base.yaml.";
    if (issue.code === "invalid_type" && issue.expected === "string") {
        return `Put it in quotes: "${found.source}".`;
    }
    if (issue.code === "invalid_type" && issue.expected === "boolean") {
        if (typeof found.value === "string" && /^(yes|on|true)$/i.test(found.value)) return "Write true.";
        if (typeof found.value === "string" && /^(no|off|false)$/i.test(found.value)) return "Write false.";
    }
    const asNumber = typeof found.value === "string" && /^-?\d+$/.test(found.value);
    if (issue.code === "invalid_type" && asNumber) return `Remove the quotes: ${found.source}.`;
    if (issue.code === "invalid_value" && typeof found.value === "string") {
        return suggest(found.value, issue.values.map(String));
    }
    return "stacks/base.yaml says what it is for.";
}
