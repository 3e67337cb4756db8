import { stringify } from "yaml";
import { formatPath, type Path } from "../../../stacks/_settings/reading/origin";

/** An environment's settings, merged from its files, for people and for JSON. */
export interface SettingsResult {
    readonly environment: string;
    /** The one layer whose settings these are, if only one was asked for. */
    readonly layer?: string;
    /** The files they come from, the most general first. */
    readonly files: readonly string[];
    readonly settings: Readonly<Record<string, unknown>>;
    /** Where each value was written, `stacks/base.yaml:12:5`, by its key. */
    readonly origins: Readonly<Record<string, string>>;
}

interface Line {
    readonly text: string;
    readonly origin?: string;
}

type Find = (path: Path) => string | undefined;

/** Whether a value is written on one line: a scalar, a list of scalars, or something empty. */
function isFlat(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return true;
    const children = Object.values(value);
    if (children.length === 0) return true;
    return Array.isArray(value) && children.every((child) => typeof child !== "object" || child === null);
}

function flat(value: unknown): string {
    return stringify(value, { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: false }).trim();
}

function block(value: unknown, path: Path, indent: string, find: Find): Line[] {
    const entries: [string | number, unknown][] = Array.isArray(value)
        ? [...value.entries()]
        : Object.entries(value as object);
    return entries.flatMap(([step, child]) => {
        const here = [...path, step];
        const lead = typeof step === "number" ? "-" : `${flat(step)}:`;
        if (isFlat(child)) {
            const origin = find(here);
            return [{ text: `${indent}${lead} ${flat(child)}`, ...(origin === undefined ? {} : { origin }) }];
        }
        const [first, ...rest] = block(child, here, `${indent}  `, find);
        if (first === undefined) return [];
        if (typeof step !== "number") return [{ text: `${indent}${lead}` }, first, ...rest];
        return [{ ...first, text: `${indent}- ${first.text.trimStart()}` }, ...rest];
    });
}

/** Settings as YAML; with `origin`, every value with the file and line that it comes from as a comment. */
export function settingsText(result: SettingsResult, { origin }: { readonly origin: boolean }): string {
    const find: Find = (path) => result.origins[formatPath(path)];
    const lines = block(result.settings, [], "", find);
    const width = Math.max(
        0,
        ...lines.filter((line) => line.origin !== undefined).map(({ text }) => text.length),
    );
    return lines
        .map(({ text, origin: from }) =>
            origin && from !== undefined
                ? `${text.padEnd(width)}  # ${from.replace(/:\d+$/, "")}\n`
                : `${text}\n`,
        )
        .join("");
}
