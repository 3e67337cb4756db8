// Control characters and marks that reorder or hide text: a reader must see what a diff really says.
const hidden = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** A text in which characters are escaped that a reader cannot see or that change how a terminal shows it. */
export function visible(text: string): string {
    return text.replace(hidden, (character) => {
        const code = character.charCodeAt(0).toString(16).padStart(4, "0");
        return `\\u${code}`;
    });
}

/** A text in quotes as JSON, with invisible characters escaped. */
export function quoted(text: string): string {
    return visible(JSON.stringify(text));
}
