import { type JsonObject, isObject } from "../objects/json";
import { type FieldPath, type FieldSet, pathKey } from "./fieldPaths";

/** Writes a set of fields as managed fields carry it: nested objects, one level per step. */
export function encodeFields(fields: FieldSet): JsonObject {
    const root: JsonObject = {};
    for (const path of fields.values()) {
        let node = root;
        for (const step of path) {
            const next = node[step];
            if (isObject(next)) node = next;
            else node = node[step] = {};
        }
    }
    dropLoneDots(root);
    return root;
}

/** Something that is owned without anything in it is written as an empty object. */
function dropLoneDots(node: JsonObject): void {
    if (Object.keys(node).length === 1) Reflect.deleteProperty(node, ".");
    for (const inner of Object.values(node)) if (isObject(inner)) dropLoneDots(inner);
}

/** Reads a set of fields back. Inner nodes other than items are no fields of their own. */
export function decodeFields(root: JsonObject): FieldSet {
    const fields = new Map<string, FieldPath>();
    const walk = (node: JsonObject, path: FieldPath): void => {
        for (const [step, inner] of Object.entries(node)) {
            const next = [...path, step];
            if (isObject(inner) && Object.keys(inner).length > 0) walk(inner, next);
            else {
                const whole = /^[kv]:/.test(step) ? [...next, "."] : next;
                fields.set(pathKey(whole), whole);
            }
        }
    };
    walk(root, []);
    return fields;
}
