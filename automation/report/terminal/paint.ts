import { styleText } from "node:util";
import type { Operation } from "../../diffs/model/model";
import type { Terminal } from "./terminal";

/** The role of a piece of text, which gives its colour; operations have Pulumi's colours. */
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

/** Colours a text if the terminal shows colours. */
export function paint({ colour }: Pick<Terminal, "colour">, style: Style, text: string): string {
    // The terminal has decided already; styleText would ask stdout, which may be another stream.
    return colour && text !== "" ? styleText(formats[style], text, { validateStream: false }) : text;
}
