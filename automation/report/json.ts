/** Version of all JSON documents that the commands print; grows when a member changes its meaning or is removed. */
export const schemaVersion = 1;

/** The one JSON document that a command prints on stdout with `--json`. */
export function jsonDocument(command: string, content: unknown): string {
    const members =
        typeof content === "object" && content !== null && !Array.isArray(content) ? content : { content };
    return `${JSON.stringify({ schemaVersion, command, ...members }, undefined, 2)}\n`;
}
