import { isDeepStrictEqual } from "node:util";
import { compareTexts } from "../../diffs/model/canonicalJson";
import { changedSecretText, secretText, type DiffValue, type PropertyChange } from "../../diffs/model/model";
import { pathSteps, type PathStep } from "../../diffs/model/propertyPath";
import type { Step, StepState } from "../events/events";
import { canonicalPath, pathBelow, valueAt } from "./propertyPath";
import { isInternal, shownValue } from "./shownValue";

type Shown = Readonly<Record<string, DiffValue>>;

/** Every input of a resource that is to be created, as an addition, sorted by path. */
export function createdProperties(step: Step): readonly PropertyChange[] {
    return byPath(
        Object.entries(shownInputs(step, step.new))
            .filter(([key]) => !(isProvider(step) && key === "version"))
            .map(([key, value]) => ({ path: pathBelow("", key), kind: "add", new: value, replaces: false })),
    );
}

/** The differing properties of a resource that is to be updated or replaced, sorted by path. */
export function differingProperties(step: Step): readonly PropertyChange[] {
    const olds = shownInputs(step, step.old);
    const news = shownInputs(step, step.new);
    if (step.detailedDiff) return byPath(detailed(step, step.detailedDiff, olds, news));
    const inputs = new Set([...Object.keys(olds), ...Object.keys(news)]);
    const found = [...inputs].flatMap((key) => {
        const replaces = step.keys?.includes(key) === true;
        const differing = difference(pathBelow("", key), olds[key], news[key], replaces);
        const isSaid = replaces || step.diffs?.includes(key) === true;
        return differing.length === 0 && isSaid ? hidden(pathBelow("", key), news[key], replaces) : differing;
    });
    // The property that forces a replacement need not be an input: a Secret with new `stringData` is replaced because of its `data`.
    const others = (step.keys ?? []).filter((key) => !inputs.has(key) && !isInternal(key, 0));
    return byPath([
        ...found,
        ...others.map((key) => ({ path: canonicalPath(key), kind: "update", replaces: true }) as const),
    ]);
}

/** The differences that a provider names in detail, down to the values that differ: some providers only name the top property. */
function detailed(
    step: Step,
    diff: NonNullable<Step["detailedDiff"]>,
    olds: Shown,
    news: Shown,
): PropertyChange[] {
    const outputs = shown(step.old?.outputs);
    const sorted = Object.entries(diff).sort(([one], [other]) => compareTexts(one, other));
    return sorted.flatMap(([written, { diffKind, inputDiff }]): PropertyChange[] => {
        const path = canonicalPath(written);
        const [top] = pathSteps(path);
        if (pathSteps(path).some((part, depth) => typeof part === "string" && isInternal(part, depth)))
            return [];
        const replaces = diffKind.endsWith("-replace") || step.keys?.includes(String(top)) === true;
        const before = valueAt(inputDiff ? olds : outputs, path) ?? valueAt(olds, path);
        const after = valueAt(news, path);
        const found = difference(path, before, after, replaces);
        if (found.length > 0) return found;
        return hidden(path, isInSecret(news, path) ? secretText : after, replaces);
    });
}

/** Whether a path leads into a value that is secret as a whole. */
function isInSecret(values: Shown, path: string): boolean {
    let value: DiffValue | undefined = values;
    for (const part of pathSteps(path)) {
        if (!isComposite(value) || !Object.hasOwn(value, part)) return false;
        value = (value as Readonly<Record<PathStep, DiffValue>>)[part];
        if (value === secretText) return true;
    }
    return false;
}

/** The differences between two values, each by its own path; if one of them has no parts, they differ as a whole. */
function difference(
    path: string,
    before: DiffValue | undefined,
    after: DiffValue | undefined,
    replaces: boolean,
): PropertyChange[] {
    if (isDeepStrictEqual(before, after)) return [];
    if (before === undefined) return [{ path, kind: "add", ...side("new", after), replaces }];
    if (after === undefined) return [{ path, kind: "delete", old: before, replaces }];
    if (!isComposite(before) || !isComposite(after) || Array.isArray(before) !== Array.isArray(after)) {
        return [{ path, kind: "update", old: before, new: after, replaces }];
    }
    const [olds, news] = [before as Shown, after as Shown];
    const steps = new Set([...Object.keys(olds), ...Object.keys(news)]);
    return [...steps].flatMap((step) => {
        const below = pathBelow(path, Array.isArray(before) ? Number(step) : step);
        return difference(below, olds[step], news[step], replaces);
    });
}

/** A difference that the values do not show: secrets look alike, and for other values only the provider knows it. */
function hidden(path: string, value: DiffValue | undefined, replaces: boolean): PropertyChange[] {
    const secrets = secretPaths(path, value);
    if (secrets.length === 0) return [{ path, kind: "update", ...side("new", value), replaces }];
    return secrets.map((secret) => ({
        path: secret,
        kind: "update",
        old: secretText,
        new: changedSecretText,
        replaces,
    }));
}

function secretPaths(path: string, value: DiffValue | undefined): string[] {
    if (value === secretText) return [path];
    if (!isComposite(value)) return [];
    return Object.entries(value as Shown).flatMap(([step, part]) =>
        secretPaths(pathBelow(path, Array.isArray(value) ? Number(step) : step), part),
    );
}

function isComposite(
    value: DiffValue | undefined,
): value is Exclude<DiffValue, null | boolean | number | string> {
    return typeof value === "object" && value !== null;
}

function side(name: "new", value: DiffValue | undefined): { readonly new?: DiffValue } {
    return value === undefined ? {} : { [name]: value };
}

function isProvider(step: Step): boolean {
    return step.type.startsWith("pulumi:providers:");
}

/** Inputs of a provider are JSON in texts: shown as what they say. */
function shownInputs(step: Step, state: StepState | null | undefined): Shown {
    const inputs = shown(state?.inputs);
    if (!isProvider(step)) return inputs;
    return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, decoded(value)]));
}

function decoded(value: DiffValue): DiffValue {
    if (typeof value !== "string" || !/^[{[]/.test(value) || value.endsWith("[secret]")) return value;
    try {
        return shownValue(JSON.parse(value));
    } catch {
        return value;
    }
}

function shown(values: Readonly<Record<string, unknown>> | null | undefined): Shown {
    return shownValue(values ?? {}) as Shown;
}

/** Each property once, though a provider may name it and what it is in: each of both may know what replaces. */
function byPath(changes: readonly PropertyChange[]): readonly PropertyChange[] {
    const unique = new Map<string, PropertyChange>();
    for (const change of changes) {
        const other = unique.get(change.path);
        if (other === undefined) unique.set(change.path, change);
        else if (change.replaces && !other.replaces) unique.set(change.path, { ...other, replaces: true });
    }
    return [...unique.values()].sort((a, b) => compareTexts(a.path, b.path));
}
