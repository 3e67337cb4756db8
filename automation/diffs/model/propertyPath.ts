/** A step of a property path: a key of an object or an index of an array. */
export type PathStep = string | number;

const step = /\.?([^.[\]"]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/gsy;

/** The steps of a path in Pulumi's notation, `tags["a.b"]`, `ingress[0].fromPort`; a text in another notation is one step. */
export function pathSteps(path: string): readonly PathStep[] {
    // Most paths are a single key.
    if (path !== "" && !/[.[\]"]/.test(path)) return [path];
    const steps: PathStep[] = [];
    let end = 0;
    for (const match of path.matchAll(step)) {
        const [whole, key, index, quotedKey] = match;
        end = match.index + whole.length;
        if (key !== undefined) steps.push(key);
        else if (index !== undefined) steps.push(Number(index));
        else if (quotedKey !== undefined) steps.push(quotedKey.replace(/\\(.)/gs, "$1"));
    }
    return end === path.length ? steps : [path];
}

/** Steps as a path in Pulumi's notation. */
export function pathText(steps: readonly PathStep[]): string {
    return steps
        .map((step, index) => {
            if (typeof step === "number") return `[${step}]`;
            if (step === "" || /[.[\]"\s]/.test(step)) return `["${step.replace(/["\\]/g, "\\$&")}"]`;
            return index === 0 ? step : `.${step}`;
        })
        .join("");
}
