import { styleText } from "node:util";
import type { Operation } from "../../diffs/model/model";
import type { Terminal } from "./terminal";

/** How a piece of text is meant; operations in Pulumi's colours. */
export type Style = Operation | "same" | "strong" | "quiet" | "good" | "warning" | "bad";

const formats = {
    create: "green",
    update: "yellow",
    replace: "magenta",
    delete: "red",
    read: "cyan",
    import: "blue",
    same: "gray",
    strong: "bold",
    quiet: "gray",
    good: "green",
    warning: "yellow",
    bad: "red",
} as const satisfies Record<Style, string>;

/** Colours a text, where the terminal shows colours. */
export function paint({ colour }: Pick<Terminal, "colour">, style: Style, text: string): string {
    // Whether the stream shows colours was decided already, and not by what stdout happens to be.
    return colour && text !== "" ? styleText(formats[style], text, { validateStream: false }) : text;
}
