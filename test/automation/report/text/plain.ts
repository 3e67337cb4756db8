import type { Terminal } from "../../../../automation/report/terminal/terminal";

/** A terminal without colours that nobody looks at. */
export const plain: Terminal = { interactive: false, colour: false, width: 120, height: 24 };

/** A text without escape sequences. */
export function uncoloured(text: string): string {
    const escape = String.fromCharCode(27);
    return text.replaceAll(new RegExp(`${escape}\\[\\??[0-9;]*[a-zA-Z]`, "g"), "");
}
