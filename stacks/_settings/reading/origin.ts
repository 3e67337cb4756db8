/** Where a value was written: file relative to the project's root, line and column from 1. */
export interface Origin {
    readonly file: string;
    readonly line: number;
    readonly column: number;
}

/** Keys and list indexes that lead to a value. */
export type Path = readonly (string | number)[];

/** Writes a path for people: `compute.nodeGroups.system.taints[0].key`. */
export function formatPath(path: Path): string {
    let text = "";
    for (const step of path) {
        if (typeof step === "number") text += `[${step}]`;
        else if (/^[\w-]+$/.test(step)) text += text === "" ? step : `.${step}`;
        else text += `[${JSON.stringify(step)}]`;
    }
    return text;
}
