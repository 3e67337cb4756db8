import type { AnswerValue } from "../wireService";

const escapes: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\r": "&#xD;",
};

function escape(text: string): string {
    return text.replaceAll(/[&<>"\r]/g, (sign) => escapes[sign] ?? sign);
}

function isList(value: AnswerValue): value is readonly AnswerValue[] {
    return Array.isArray(value);
}

function content(value: AnswerValue, item: string): string {
    if (value === null || value === undefined) return "";
    if (isList(value)) return value.map((each) => element(item, each, item)).join("");
    if (typeof value !== "object") return escape(String(value));
    return Object.entries(value)
        .map(([name, each]) => element(name, each, item))
        .join("");
}

/** A value as an XML element; nothing if it is undefined. The members of lists are elements named `item`. */
export function element(name: string, value: AnswerValue, item: string, attributes = ""): string {
    if (value === undefined) return "";
    return `<${name}${attributes}>${content(value, item)}</${name}>`;
}

/** A whole XML document. */
export function document(root: string): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}
