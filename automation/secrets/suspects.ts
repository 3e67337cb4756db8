import type { Change, LayerDiff } from "../diffs/model/model";
import { secretText } from "../diffs/model/model";
import { notSecret } from "./notSecret";
import { pathText } from "../diffs/model/propertyPath";
import { SecretSearch } from "./secretSearch";

/** A value that looks like a secret and is not marked as one. No member has the value itself. */
export interface Suspect {
    readonly urn: string;
    readonly type: string;
    /** The path in Pulumi's notation, which leads on into texts: `containers[0].env[1].value`, `userData.DB_PASSWORD`. */
    readonly path: string;
    /** `looks like a GitHub token` */
    readonly why: string;
}

/**
 * The values in a layer's changes, old and new, that look like secrets and are not marked as such: keys of known formats
 * anywhere, also in JSON, YAML and base64, and random texts whose names say that they are secret. `declared` lists
 * values that are not secret, for `notSecret`. Takes time in proportion to the changes.
 */
export function suspectsOf(layer: LayerDiff, declared: readonly string[] = []): readonly Suspect[] {
    const isDeclared = notSecret(declared);
    return layer.changes.flatMap((change) =>
        suspectsOfChange(change).filter(({ path }) => !isDeclared(change.type, path)),
    );
}

function suspectsOfChange(change: Change): readonly Suspect[] {
    const { finds } = new SecretSearch(change);
    if (finds.length === 0) return [];
    const values = [...new Set(finds.map(({ value }) => value))];
    // The value must not be shown where it is also part of a name or of a key.
    const clean = (text: string): string =>
        values.reduce((result, value) => result.replaceAll(value, secretText), text);
    const urn = clean(change.urn);
    const unique = new Map<string, Suspect>();
    for (const { steps, why } of finds) {
        const path = pathText(steps.map((step) => (typeof step === "string" ? clean(step) : step)));
        unique.set(`${path} ${why}`, { urn, type: change.type, path, why });
    }
    return [...unique.values()];
}
