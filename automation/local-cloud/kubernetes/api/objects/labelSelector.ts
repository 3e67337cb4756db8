import { badRequest } from "../status/errors";
import { listOf, objectOf, textOf } from "./json";

/** Tells whether a set of labels is selected. */
export type LabelMatcher = (labels: Readonly<Record<string, string>>) => boolean;

const key = "[A-Za-z0-9](?:[-A-Za-z0-9_./]*[A-Za-z0-9])?";
const membership = new RegExp(`^(${key})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const equality = new RegExp(`^(${key})\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)$`);
const comparison = new RegExp(`^(${key})\\s*([<>])\\s*(-?\\d+)$`);
const existence = new RegExp(`^(!?)\\s*(${key})$`);

/** Splits at the commas outside parentheses. */
function requirements(selector: string): string[] {
    return selector
        .split(/,(?![^(]*\))/)
        .map((part) => part.trim())
        .filter((part) => part !== "");
}

function matcherOf(requirement: string): LabelMatcher {
    const [, listed = "", operator, list = ""] = membership.exec(requirement) ?? [];
    if (operator !== undefined) {
        const values = new Set(list.split(",").map((value) => value.trim()));
        return (labels) => values.has(labels[listed] ?? "\0") === (operator === "in");
    }
    const [, equalled = "", sign, value] = equality.exec(requirement) ?? [];
    if (sign !== undefined) return (labels) => (labels[equalled] === value) === (sign !== "!=");
    const [, compared = "", order, bound] = comparison.exec(requirement) ?? [];
    if (order !== undefined) {
        return (labels) => {
            const number = Number(labels[compared] ?? "x");
            return order === ">" ? number > Number(bound) : number < Number(bound);
        };
    }
    const [, negation, named = ""] = existence.exec(requirement) ?? [];
    if (negation !== undefined) return (labels) => named in labels === (negation === "");
    const [, token] = /\s(?:in|notin)\s+([^\s(]+)/.exec(requirement) ?? [];
    if (token !== undefined) throw badRequest(`unable to parse requirement: found '${token}' expected: '('`);
    throw badRequest(`unable to parse requirement: found '${requirement}'`);
}

/** Reads a label selector as a query carries it: `app=web,tier in (a,b),!legacy`. */
export function parseLabelSelector(selector: string): LabelMatcher {
    const matchers = requirements(selector).map(matcherOf);
    return (labels) => matchers.every((matches) => matches(labels));
}

/** Reads a label selector as an object carries it: matchLabels and matchExpressions. */
export function labelSelectorOf(selector: unknown): LabelMatcher {
    const { matchLabels, matchExpressions } = objectOf(selector);
    const wanted = Object.entries(objectOf(matchLabels));
    const expressions = listOf(matchExpressions)
        .map(objectOf)
        .map((expression): LabelMatcher => {
            const name = textOf(expression.key);
            const values = new Set(listOf(expression.values).map(textOf));
            if (expression.operator === "Exists") return (labels) => name in labels;
            if (expression.operator === "DoesNotExist") return (labels) => !(name in labels);
            return (labels) => values.has(labels[name] ?? "\0") === (expression.operator === "In");
        });
    return (labels) =>
        wanted.every(([name, value]) => labels[name] === value) &&
        expressions.every((matches) => matches(labels));
}

/** A label selector of an object as query text: how scale and `kubectl describe` show it. */
export function labelSelectorText(selector: unknown): string {
    const { matchLabels, matchExpressions } = objectOf(selector);
    const labels = Object.entries(objectOf(matchLabels)).map(([name, value]) => `${name}=${textOf(value)}`);
    const expressions = listOf(matchExpressions)
        .map(objectOf)
        .map(({ key: name, operator, values }) => {
            if (operator === "Exists") return textOf(name);
            if (operator === "DoesNotExist") return `!${textOf(name)}`;
            const list = listOf(values).map(textOf).join(",");
            return `${textOf(name)} ${textOf(operator).toLowerCase()} (${list})`;
        });
    return [...labels, ...expressions].join(",");
}
