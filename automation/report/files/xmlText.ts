// Everything but the characters of XML 1.0, section 2.2: most control characters, halves of surrogate pairs, U+FFFE.
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const references: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    // Parsers turn these into spaces in attributes, and a carriage return into a line feed in texts.
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
};

/** A text for a place between tags; characters that XML cannot hold are left out. */
export function xmlText(text: string): string {
    return text.replace(forbidden, "").replace(/[&<>\r]/g, (character) => references[character] ?? "");
}

/** An element with its attributes and what is in it, each child on lines of its own. */
export function xmlElement(
    name: string,
    attributes: Readonly<Record<string, string | number>>,
    content: string | readonly string[] = [],
): string {
    const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${attribute(value)}"`)];
    if (content.length === 0) return `<${start.join(" ")}/>`;
    const inner = typeof content === "string" ? xmlText(content) : `\n${content.join("\n")}\n`;
    return `<${start.join(" ")}>${inner}</${name}>`;
}

function attribute(value: string | number): string {
    return value
        .toString()
        .replace(forbidden, "")
        .replace(/[&<>"\t\n\r]/g, (character) => references[character] ?? "");
}
